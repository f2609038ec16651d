package dev.waymark.admin.session;

import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.Persons;
import dev.waymark.service.access.Caller;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;

/// Answers whoever has just signed in: who they are, and the cookie.
@Singleton
public class SignedIn {
  private final Persons persons;

  SignedIn(Persons persons) {
    this.persons = persons;
  }

  /// The body of the answer.
  SessionView view(Caller.Person caller) {
    Person person = Objects.requireNonNull(persons.find(caller.personId()), "person");
    return SessionView.of(caller, PersonView.of(person));
  }

  /// The answer with the cookie.
  public RestResponse<SessionView> answer(
      RestResponse.Status status, NewSession session, Browser browser) {
    return RestResponse.ResponseBuilder.<SessionView>create(status)
        .entity(view(session.person()))
        .header(HttpHeaders.SET_COOKIE, browser.keeping(session))
        .build();
  }
}
