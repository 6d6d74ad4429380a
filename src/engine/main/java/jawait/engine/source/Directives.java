package jawait.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Finds the comments of a cell that are orders to us, as JBang has them: `//DEPS g:a:v`.
public final class Directives {
    private Directives() {}

    /// The directives between two indices of a text, as pieces; each is a `//` comment that begins its
    /// line and whose first word, right behind the slashes, is known. Below a `%%name` there are none:
    /// the text is that magic's.
    public static List<Piece> of(String text, int start, int end, Predicate<String> known) {
        var found = new ArrayList<Piece>();
        String part = text.substring(start, end);
        int magic = CellMagic.startIn(part);
        var scan = new Scanner(magic < 0 ? part : part.substring(0, magic), 0);
        while (!scan.done()) {
            int at = scan.at;
            boolean comment = scan.text.startsWith("//", at) && beginsLine(scan.text, at);
            scan.skipUnit();
            if (comment) {
                // A comment behind the directive is none of its arguments.
                String line =
                        scan.text.substring(at, scan.at).split("\\s//", 2)[0].stripTrailing();
                String name = line.substring(2).split("\\s", 2)[0];
                if (known.test(name)) {
                    found.add(new Piece(start + at, start + at + line.length(), line, false));
                }
            }
        }
        return found;
    }

    private static boolean beginsLine(String text, int at) {
        return text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank();
    }
}
