@NullMarked
package dev.waymark.service.setting;

import org.jspecify.annotations.NullMarked;
