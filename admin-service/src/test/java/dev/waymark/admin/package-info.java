/// Tests of the service as its callers see it, over HTTP and with a database.
@NullMarked
package dev.waymark.admin;

import org.jspecify.annotations.NullMarked;
