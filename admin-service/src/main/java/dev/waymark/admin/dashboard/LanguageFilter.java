package dev.waymark.admin.dashboard;

import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.Persons;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Page;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Has pages speak the language of the profile of whoever has signed in.
final class LanguageFilter {
  private final CurrentCaller caller;
  private final Persons persons;
  private final Sentences sentences;

  LanguageFilter(CurrentCaller caller, Persons persons, Sentences sentences) {
    this.caller = caller;
    this.persons = persons;
    this.sentences = sentences;
  }

  /// After the caller was let in.
  @ServerRequestFilter(priority = 6_500)
  void speak(ResourceInfo resource) {
    Caller.Person person = caller.person();
    if (person == null || !resource.getResourceClass().isAnnotationPresent(Page.class)) {
      return;
    }
    Person known = persons.find(person.personId());
    if (known != null) {
      sentences.speak(known.locale());
    }
  }
}
