/// The dashboard: pages for people, made on the server, that can do what the API can.
///
/// A screen is a package below this one: a resource whose methods answer with checked templates,
/// and its sentences. What all screens stand in is here: {@link
/// dev.waymark.admin.dashboard.Frames}, the assets, the headers, and the pages that problems
/// become.
@NullMarked
package dev.waymark.admin.dashboard;

import org.jspecify.annotations.NullMarked;
