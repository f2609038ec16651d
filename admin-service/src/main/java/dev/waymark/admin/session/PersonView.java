package dev.waymark.admin.session;

import dev.waymark.admin.person.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person as they see themselves.
@Schema(name = "Person")
public record PersonView(
    @Schema(required = true) String id,
    @Schema(required = true) String email,
    @Schema(required = true) String name,
    @Schema(required = true) String locale) {

  static PersonView of(Person person) {
    return new PersonView(person.id(), person.email(), person.name(), person.locale());
  }
}
