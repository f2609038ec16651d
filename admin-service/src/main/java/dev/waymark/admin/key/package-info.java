/// API keys: handed out once, kept as hashes, published so that every service knows their holders.
@NullMarked
package dev.waymark.admin.key;

import org.jspecify.annotations.NullMarked;
