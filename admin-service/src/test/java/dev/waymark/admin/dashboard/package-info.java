@org.jspecify.annotations.NullMarked
package dev.waymark.admin.dashboard;
