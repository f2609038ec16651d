/// Where short links live, and where they may lead.
@NullMarked
package dev.waymark.admin.address;

import org.jspecify.annotations.NullMarked;
