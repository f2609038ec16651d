/// How a service begins.
@NullMarked
package dev.waymark.service.program;

import org.jspecify.annotations.NullMarked;
