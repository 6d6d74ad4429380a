/// Tasks as facts, as HTML and as JSON trees: what the live views of [jawait.display] show.
///
/// It knows tasks and texts. It must never know where and when they are shown.
@NullMarked
package jawait.display.live;

import org.jspecify.annotations.NullMarked;
