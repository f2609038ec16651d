/// The API's own description, for people and for programs, where one annotation per operation would
/// only repeat what the code says elsewhere.
@NullMarked
package dev.waymark.admin.openapi;

import org.jspecify.annotations.NullMarked;
