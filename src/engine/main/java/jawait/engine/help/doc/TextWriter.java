package jawait.engine.help.doc;

import java.util.List;

/// Writes plain text: paragraphs parted by an empty line, lists with dashes, tables with bars.
class TextWriter {
    private final StringBuilder out = new StringBuilder();
    private int preformatted;
    private int depth;
    private boolean cell;

    static String write(List<Token> tokens) {
        var writer = new TextWriter();
        tokens.forEach(writer::token);
        return writer.done();
    }

    final String done() {
        return out.toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    final void token(Token token) {
        switch (token) {
            case Token.Text(var text) -> text(text);
            case Token.Open(var tag, var link) -> open(tag);
            case Token.Close(var tag) -> close(tag);
        }
    }

    private void text(String text) {
        if (preformatted > 0) {
            out.append(text);
            return;
        }
        String flowing = text.replaceAll("\\s+", " ");
        boolean begin = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
        out.append(flowing(begin ? flowing.stripLeading() : flowing));
    }

    /// Text outside of preformatted stretches, as it is to be written.
    String flowing(String text) {
        return text;
    }

    /// What a tag about a few words writes.
    String mark(String tag, boolean begin) {
        return "";
    }

    /// What begins or ends a preformatted stretch.
    String fence(boolean begin) {
        return "\n\n";
    }

    /// What follows the first row of a table, which has so many cells.
    String rule(int cells) {
        return "";
    }

    private int cells;
    private boolean firstRow;

    private void open(String tag) {
        switch (tag) {
            case "p", "blockquote", "div", "caption" -> paragraph();
            case "h1", "h2", "h3", "h4", "h5", "h6" -> paragraph().append(mark("h", true));
            case "br", "hr", "dt" -> line();
            case "ul", "ol", "dl" -> {
                depth++;
                line();
            }
            case "li" -> line().append("  ".repeat(Math.max(0, depth - 1))).append("- ");
            case "dd" -> line().append("    ");
            case "pre" -> {
                preformatted++;
                out.append(fence(true));
            }
            case "table" -> {
                paragraph();
                firstRow = true;
            }
            case "tr" -> {
                line();
                cells = 0;
                cell = false;
            }
            case "th", "td" -> {
                out.append(cell ? " | " : mark("cell", true));
                cell = true;
                cells++;
            }
            default -> inline(tag, true);
        }
    }

    private void close(String tag) {
        switch (tag) {
            case "p", "blockquote", "div", "table", "caption" -> paragraph();
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                out.append(mark("h", false)).append("\n\n");
            case "ul", "ol", "dl" -> {
                depth = Math.max(0, depth - 1);
                paragraph();
            }
            case "pre" -> {
                preformatted = Math.max(0, preformatted - 1);
                out.append(fence(false));
            }
            case "tr" -> {
                out.append(mark("cell", false)).append('\n');
                if (firstRow && cells > 0) {
                    out.append(rule(cells));
                    firstRow = false;
                }
            }
            case "li", "dt", "dd", "th", "td", "thead", "tbody", "tfoot" -> {}
            default -> inline(tag, false);
        }
    }

    private void inline(String tag, boolean begin) {
        if (preformatted == 0) {
            out.append(mark(tag, begin));
        }
    }

    private StringBuilder paragraph() {
        if (!endsWith("- ")) {
            line();
            out.append(out.isEmpty() ? "" : "\n");
        }
        return out;
    }

    private StringBuilder line() {
        if (!out.isEmpty() && !endsWith("\n")) {
            out.append('\n');
        }
        return out;
    }

    private boolean endsWith(String end) {
        return out.length() >= end.length()
                && out.substring(out.length() - end.length()).equals(end);
    }
}
