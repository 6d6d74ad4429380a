/// Reads documentation comments, HTML and Markdown alike, and writes them as HTML, Markdown and plain text.
///
/// What is read becomes one flat list of [Token]s, and each writer knows only those. Nothing of a comment
/// reaches a front end but text and a short list of tags, so no comment can bring a script.
@NullMarked
package jawait.engine.help.doc;

import org.jspecify.annotations.NullMarked;
