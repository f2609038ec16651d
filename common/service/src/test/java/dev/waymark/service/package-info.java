@NullMarked
package dev.waymark.service;

import org.jspecify.annotations.NullMarked;
