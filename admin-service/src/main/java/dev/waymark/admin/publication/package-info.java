/// Hands over to the other services what they serve by: documents in the schema `publication`,
/// written in the transaction of the edit that changes them.
@NullMarked
package dev.waymark.admin.publication;

import org.jspecify.annotations.NullMarked;
