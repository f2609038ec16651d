/// What people govern of themselves: name, language, password, and where they are signed in.
@NullMarked
package dev.waymark.admin.dashboard.profile;

import org.jspecify.annotations.NullMarked;
