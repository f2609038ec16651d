/// How settings say what they are for, so that their documentation is made from the code.
@NullMarked
package dev.waymark.setting;

import org.jspecify.annotations.NullMarked;
