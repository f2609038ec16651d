package dev.waymark.admin.link;

import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import java.util.List;

/// What a row says of a link, read by this version of the service. It was checked when it was
/// saved; if this version no longer understands a part of it, that is one link's trouble and not
/// that of everybody who lists it. Nobody can take such a part for an empty one: it has to be asked
/// for which of the two it is.
sealed interface StoredLink {

  /// What can be shown of it.
  LinkDraft shown();

  /// All of it was understood.
  record Intact(LinkDraft draft) implements StoredLink {
    @Override
    public LinkDraft shown() {
      return draft;
    }
  }

  /// Some of it was not. Nothing is published of it, so that visitors get what they got before, and
  /// it is changed only together with the parts in question.
  ///
  /// @param shown without those parts
  /// @param faults what is wrong with them, at least one
  record Unreadable(LinkDraft shown, List<Fault> faults) implements StoredLink {}

  static StoredLink of(LinkDraft draft, Faults faults) {
    return faults.isEmpty() ? new Intact(draft) : new Unreadable(draft, faults.toList());
  }
}
