package jawait.engine.problem;

import java.util.List;

/// Arguments that fit no method of that name: what the candidates want.
final class CallHints implements Hint {
    @Override
    public List<String> of(Mistake mistake, Vocabulary known) {
        boolean callee = mistake.passage().code().startsWith("(", mistake.end());
        String call = callee || mistake.kind().startsWith("cant.apply") ? called(mistake) : enclosing(mistake);
        if (call.isEmpty()) {
            return List.of();
        }
        var signatures = known.signatures(call);
        return switch (signatures.size()) {
            case 0 -> List.of();
            case 1 -> List.of("it is declared as " + signatures.getFirst());
            default -> List.of("there are\n" + String.join("\n", signatures));
        };
    }

    /// The text up to the bracket behind the name.
    private static String called(Mistake mistake) {
        String text = mistake.passage().code();
        int open = text.indexOf('(', Math.max(mistake.start(), mistake.end() - 1));
        if (mistake.marked().startsWith("new ")) {
            open = text.indexOf('(', mistake.start());
        }
        return open < 0 ? "" : text.substring(0, open + 1);
    }

    /// The text up to the bracket that the mistake is an argument in; empty when it is none.
    private static String enclosing(Mistake mistake) {
        String text = mistake.before();
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            switch (text.charAt(i)) {
                case ')', ']', '}' -> depth++;
                case ';', '=' -> depth = depth == 0 ? Integer.MIN_VALUE : depth;
                case '(', '[', '{' -> depth--;
                default -> {}
            }
            if (depth < 0) {
                boolean call = i > 0 && text.charAt(i) == '(' && Character.isJavaIdentifierPart(text.charAt(i - 1));
                return call ? text.substring(0, i + 1) : "";
            }
        }
        return "";
    }
}
