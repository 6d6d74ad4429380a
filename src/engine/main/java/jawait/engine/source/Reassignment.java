package jawait.engine.source;

import java.util.Optional;

/// A variable's declaration read as an assignment to the variable that is there already.
///
/// Every index of the declaration keeps its place: what stands before the name becomes blank.
public final class Reassignment {
    private Reassignment() {}

    /// The statement that gives the declared variable its value anew; empty for what declares no single variable
    /// with an expression as its value (`int x;`, `int[] a = {1}`, `int a = 1, b[] = …`).
    public static Optional<String> of(String declaration) {
        int equals = equals(declaration);
        int name = nameBefore(declaration, equals);
        int value = equals < 0 ? -1 : firstOfValue(declaration, equals + 1);
        if (name <= 0 || value < 0 || declaration.charAt(value) == '{') {
            return Optional.empty();
        }
        var code = new StringBuilder("{");
        declaration.substring(1, name).chars().forEach(c -> code.append(c == '\n' ? '\n' : ' '));
        String rest = declaration.substring(name).stripTrailing();
        return Optional.of(
                code.append(rest).append(rest.endsWith(";") ? "}" : "\n;}").toString());
    }

    /// Whether two declarations are the same up to the value they give.
    public static boolean sameHead(String one, String other) {
        return head(one).equals(head(other));
    }

    private static String head(String declaration) {
        return declaration
                .substring(0, Math.max(0, equals(declaration)))
                .strip()
                .replaceAll("\\s+", " ");
    }

    /// The `=` between name and value, or -1.
    private static int equals(String declaration) {
        var scan = new Scanner(declaration, 0);
        int depth = 0;
        while (!scan.done()) {
            switch (scan.here()) {
                case '(', '{', '[' -> depth++;
                case ')', '}', ']' -> depth--;
                case '=' -> {
                    if (depth == 0) {
                        return scan.at;
                    }
                }
                default -> {}
            }
            scan.skipUnit();
        }
        return -1;
    }

    private static int nameBefore(String declaration, int equals) {
        int end = equals;
        while (end > 0 && Character.isWhitespace(declaration.charAt(end - 1))) {
            end--;
        }
        int begin = end;
        while (begin > 0 && Character.isJavaIdentifierPart(declaration.charAt(begin - 1))) {
            begin--;
        }
        return begin == end ? -1 : begin;
    }

    private static int firstOfValue(String declaration, int from) {
        var scan = new Scanner(declaration, from);
        scan.skipBlank();
        return scan.done() ? -1 : scan.at;
    }
}
