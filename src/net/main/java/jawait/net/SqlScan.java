package jawait.net;

import java.util.ArrayList;
import java.util.List;

/// Finds what may be placeholders in SQL: `?`, `??` and `$1` outside of quotes and comments.
final class SqlScan {
    final List<SqlText.Place> marks = new ArrayList<>();

    private final String sql;
    private int at;
    private int statements;
    private boolean inStatement;

    SqlScan(String sql) {
        this.sql = sql;
    }

    int statements() {
        return statements + (inStatement ? 1 : 0);
    }

    void run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            switch (c) {
                case '\'' -> quoted('\'', isEscaping());
                case '"' -> quoted('"', false);
                case '-' -> dashes();
                case '/' -> slash();
                case '$' -> dollar();
                case '?' -> question();
                case ';' -> semicolon();
                default -> {
                    inStatement |= !Character.isWhitespace(c);
                    at++;
                }
            }
        }
    }

    private void semicolon() {
        statements += inStatement ? 1 : 0;
        inStatement = false;
        at++;
    }

    /// `E'…'`, in which a backslash hides what follows.
    private boolean isEscaping() {
        return at > 0
                && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e')
                && (at == 1 || !isWord(sql.charAt(at - 2)));
    }

    private void quoted(char quote, boolean escapes) {
        inStatement = true;
        at++;
        while (at < sql.length() && sql.charAt(at) != quote) {
            at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
        }
        at++; // a doubled quote begins another one, which is as good
    }

    private void dashes() {
        if (!sql.startsWith("--", at)) {
            inStatement = true;
            at++;
            return;
        }
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
    }

    /// Comments nest in PostgreSQL.
    private void slash() {
        if (!sql.startsWith("/*", at)) {
            inStatement = true;
            at++;
            return;
        }
        int depth = 0;
        do {
            boolean opens = sql.startsWith("/*", at);
            boolean closes = sql.startsWith("*/", at);
            depth += opens ? 1 : closes ? -1 : 0;
            at += opens || closes ? 2 : 1;
        } while (depth > 0 && at < sql.length());
    }

    private void dollar() {
        inStatement = true;
        if (at > 0 && isWord(sql.charAt(at - 1))) {
            at++; // within a name
            return;
        }
        int end = at + 1;
        while (end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        String word = sql.substring(at + 1, end);
        if (!word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            marks.add(new SqlText.Place(at, end - at, 0));
            at = end;
        } else if (end < sql.length() && sql.charAt(end) == '$' && !startsWithDigit(word)) {
            String tag = sql.substring(at, end + 1);
            int close = sql.indexOf(tag, end + 1);
            at = close < 0 ? sql.length() : close + tag.length();
        } else {
            at++;
        }
    }

    private static boolean startsWithDigit(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }

    private void question() {
        inStatement = true;
        int length = sql.startsWith("??", at) ? 2 : 1;
        marks.add(new SqlText.Place(at, length, 0));
        at += length;
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
