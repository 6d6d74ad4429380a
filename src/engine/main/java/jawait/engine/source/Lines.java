package jawait.engine.source;

/// Lines and columns of a text, both counted from 1 as people do; columns count code points.
public final class Lines {
    private Lines() {}

    /// The text with lines that end in `\n` and no byte order mark: what editors of other systems leave in a file or a
    /// pasted text.
    public static String plain(String text) {
        String kept = text.startsWith("\ufeff") ? text.substring(1) : text;
        return kept.indexOf('\r') < 0 ? kept : kept.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// The line that index `at` is on.
    public static int lineOf(String text, int at) {
        int line = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /// The column of index `at` in its line.
    public static int columnOf(String text, int at) {
        int end = Math.min(at, text.length());
        return text.codePointCount(text.lastIndexOf('\n', end - 1) + 1, end) + 1;
    }

    /// The text of a line without its end; empty when there is no such line.
    public static String line(String text, int number) {
        var lines = text.split("\n", -1);
        return number >= 1 && number <= lines.length ? lines[number - 1].replace("\r", "") : "";
    }
}
