package jawait.engine.help.doc;

import java.util.List;

/// Writes Markdown, as notebooks render it.
final class MarkdownWriter extends TextWriter {
    private boolean code;

    static String write(List<Token> tokens) {
        var writer = new MarkdownWriter();
        tokens.forEach(writer::token);
        return writer.done();
    }

    @Override
    String flowing(String text) {
        return code ? text.replace('`', '\'') : text.replaceAll("[\\\\`*_\\[\\]<>|$]", "\\\\$0");
    }

    @Override
    String mark(String tag, boolean begin) {
        return switch (tag) {
            case "b", "strong" -> "**";
            case "i", "em", "var", "cite" -> "*";
            case "code", "tt", "kbd", "samp" -> {
                code = begin;
                yield "`";
            }
            case "h" -> begin ? "#### " : "";
            case "cell" -> begin ? "| " : " |";
            default -> "";
        };
    }

    @Override
    String fence(boolean begin) {
        return begin ? "\n\n```java\n" : "\n```\n\n";
    }

    @Override
    String rule(int cells) {
        return "|" + " --- |".repeat(cells) + "\n";
    }
}
