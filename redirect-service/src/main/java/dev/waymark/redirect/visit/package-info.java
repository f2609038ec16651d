/// What is known of a visitor, from the request alone.
///
/// {@link dev.waymark.redirect.visit.RequestVisit} has the facts, each read when it is first asked
/// for. Reading a User-Agent takes too long for an event loop, so {@link
/// dev.waymark.redirect.visit.AgentReader} does it elsewhere when it is a new one. {@link
/// dev.waymark.redirect.visit.VisitorHash} tells the visitors of a day apart.
@NullMarked
package dev.waymark.redirect.visit;

import org.jspecify.annotations.NullMarked;
