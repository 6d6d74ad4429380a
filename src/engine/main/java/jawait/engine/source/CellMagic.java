package jawait.engine.source;

/// Finds the `%%name` that makes a whole cell its own.
final class CellMagic {
    private CellMagic() {}

    /// Index of the `%%` that the cell's first line begins with, blank lines and `//` comments apart;
    /// -1 when it has none.
    static int startIn(String cell) {
        int at = 0;
        while (at < cell.length()) {
            int end = cell.indexOf('\n', at);
            end = end < 0 ? cell.length() : end;
            String line = cell.substring(at, end);
            String stripped = line.stripLeading();
            if (stripped.startsWith("%%")) {
                return at + line.length() - stripped.length();
            }
            if (!stripped.isBlank() && !stripped.startsWith("//")) {
                return -1;
            }
            at = end + 1;
        }
        return -1;
    }
}
