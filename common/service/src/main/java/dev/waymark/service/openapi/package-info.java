/// What every API says of itself, where one annotation per operation would only repeat what the
/// code says elsewhere.
@NullMarked
package dev.waymark.service.openapi;

import org.jspecify.annotations.NullMarked;
