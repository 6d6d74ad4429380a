/// Whatever has rows as a page of cells, and that page as HTML and as text.
///
/// A `Source` gives rows, a `Shape` cuts them into cells, a `Page` holds what is seen of them. Only what is
/// seen is read, as far as the source lets it; nothing here knows MIME types.
@NullMarked
package jawait.display.table;

import org.jspecify.annotations.NullMarked;
