/// When tasks began, waited and ended, kept for a while and drawn: what a [jawait.display.Timeline] is
/// made of.
///
/// It knows tasks and cells' origins. It must never hold on to a task or to what one gives: names and
/// times only.
@NullMarked
package jawait.display.timeline;

import org.jspecify.annotations.NullMarked;
