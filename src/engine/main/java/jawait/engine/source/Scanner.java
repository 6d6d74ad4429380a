package jawait.engine.source;

/// Walks Java text over what can hide a bracket or a semicolon: strings, text blocks, characters and comments.
final class Scanner {
    final String text;
    int at;

    /// Where a comment begins that has no end; -1 when there is none.
    int unclosed = -1;

    Scanner(String text, int at) {
        this.text = text;
        this.at = at;
    }

    boolean done() {
        return at >= text.length();
    }

    char here() {
        return text.charAt(at);
    }

    /// Steps over white space and comments.
    void skipBlank() {
        while (!done() && (Character.isWhitespace(here()) || isComment())) {
            if (isComment()) {
                skipComment();
            } else {
                at++;
            }
        }
    }

    /// The index of what comes after white space and comments, without moving.
    int afterBlank() {
        var ahead = new Scanner(text, at);
        ahead.skipBlank();
        return ahead.at;
    }

    /// Steps over one lexical unit that is a literal, a comment or a word; over one character otherwise.
    void skipUnit() {
        char c = here();
        if (c == '"') {
            skipString();
        } else if (c == '\'') {
            skipQuoted('\'');
        } else if (isComment()) {
            skipComment();
        } else if (Character.isJavaIdentifierStart(c)) {
            at += word().length();
        } else {
            at++;
        }
    }

    /// The identifier or keyword that begins here; empty when none does.
    String word() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    /// The first word after white space and comments, without moving.
    String nextWord() {
        var ahead = new Scanner(text, at);
        ahead.skipBlank();
        return ahead.word();
    }

    private boolean isComment() {
        return text.startsWith("//", at) || text.startsWith("/*", at);
    }

    private void skipComment() {
        boolean line = text.startsWith("//", at);
        int end = line ? text.indexOf('\n', at) : text.indexOf("*/", at + 2);
        unclosed = line || end >= 0 ? -1 : at;
        at = end < 0 ? text.length() : line ? end : end + 2;
    }

    private void skipString() {
        if (!text.startsWith("\"\"\"", at)) {
            skipQuoted('"');
            return;
        }
        at += 3;
        while (!done() && !text.startsWith("\"\"\"", at)) {
            at += here() == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + 3);
    }

    private void skipQuoted(char quote) {
        at++;
        while (!done() && here() != quote && here() != '\n') {
            at += here() == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + 1);
    }
}
