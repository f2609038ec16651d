/// What is known of one visit: the facts that rules ask about, and their vocabularies.
///
/// The types here are what the services agree on; `waymark-visitor` turns a request into them.
@NullMarked
package dev.waymark.visitor;

import org.jspecify.annotations.NullMarked;
