package dev.waymark.service.access;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// Who makes the request at hand.
@RequestScoped
public class CurrentCaller {
  private @Nullable Caller caller;
  private @Nullable String account;

  /// The caller, whom the filter has let in.
  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("An operation runs only after its caller was let in");
    }
    return caller;
  }

  /// The person who has signed in, in an operation that is {@link ForPeople} alone.
  public Caller.Person signedIn() {
    if (caller instanceof Caller.Person person) {
      return person;
    }
    throw new IllegalStateException("This operation lets in only people");
  }

  /// The person who makes the request; null when it is a key, or nobody.
  public Caller.@Nullable Person person() {
    return caller instanceof Caller.Person person ? person : null;
  }

  /// Whose limits the request counts against: the workspace of the caller's key, or the one that a
  /// person asks something of, or else the person. Null for the operator and for all who have no
  /// credential of this kind.
  @Nullable String account() {
    return account;
  }

  /// An operation that is {@link ForEverybody} has found out who calls it.
  public void isNow(Caller.Person person) {
    this.caller = person;
  }

  void set(Caller caller, @Nullable String workspace) {
    this.caller = caller;
    this.account =
        switch (caller) {
          case Caller.Operator _ -> null;
          case Caller.KeyHolder holder -> holder.workspace();
          case Caller.Person person -> workspace == null ? person.personId() : workspace;
        };
  }
}
