/// A notebook as one page for any browser: nothing is loaded from elsewhere, nothing is run.
///
/// `HtmlPage` is the whole, the other types each one kind of content.
@NullMarked
package jawait.notebook.html;

import org.jspecify.annotations.NullMarked;
