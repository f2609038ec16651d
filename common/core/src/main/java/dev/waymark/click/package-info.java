/// The click: what is known of one answered visit, its compact binary form, and the rules by which
/// a stream of clicks is taken over exactly once.
///
/// The redirect service writes {@link ClickEvent}s with {@link ClickCodec} into {@link
/// RecordFrame}s, keeps those in its journal and sends them as {@link ClickBatch}es; the analytics
/// service reads them and asks its {@link ProducerMark} what of a batch is new.
@NullMarked
package dev.waymark.click;

import org.jspecify.annotations.NullMarked;
