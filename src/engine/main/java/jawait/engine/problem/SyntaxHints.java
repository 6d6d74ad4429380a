package jawait.engine.problem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text that is no Java: which sign is missing, and where.
final class SyntaxHints implements Hint {
    private static final Pattern EXPECTED = Pattern.compile("^'?(.+?)'?(?: or '?(.+?)'?)? expected$");
    private static final Pattern WITHOUT_NEW = Pattern.compile("(?:^|[=(,\\s])([A-Z]\\w*(?:<[^()]*>)?\\([^;]*\\))");
    private static final Pattern KEYWORD =
            Pattern.compile("abstract|assert|boolean|break|byte|case|catch|char|class|const"
                    + "|continue|default|do|double|else|enum|extends|final|finally|float|for|goto|if|implements|import"
                    + "|instanceof|int|interface|long|native|new|package|private|protected|public|return|short|static"
                    + "|strictfp|super|switch|synchronized|this|throw|throws|transient|try|void|volatile|while|_");

    @Override
    public List<String> of(Mistake mistake, Vocabulary known) {
        String hint = switch (mistake.kind()) {
            case "expected", "expected2", "expected3", "expected4" -> expected(mistake);
            case "premature.eof" -> unclosed(mistake.passage().code());
            case "dot.class.expected" -> name(mistake);
            case "illegal.start.of.expr", "illegal.start.of.type" -> start(mistake);
            case "class.method.or.field.expected" ->
                mistake.marked().equals("}") ? "this brace closes nothing: take it away, or open one before" : "";
            case "illegal.char" -> illegal(mistake);
            case "not.stmt" -> "a statement is a declaration, an assignment or a call";
            default -> "";
        };
        return hint.isEmpty() ? List.of() : List.of(hint);
    }

    private static String expected(Mistake mistake) {
        String code = mistake.passage().code();
        Matcher withoutNew = WITHOUT_NEW.matcher(mistake.line());
        Matcher missing = EXPECTED.matcher(mistake.message());
        if (!missing.matches()) {
            return mistake.message().startsWith("->") && withoutNew.find()
                    ? "an object is made with new: new " + withoutNew.group(1)
                    : "";
        }
        return switch (missing.group(1)) {
            case "->" -> withoutNew.find() ? "an object is made with new: new " + withoutNew.group(1) : "";
            case "<identifier>" -> word(code, mistake.end());
            case ";" -> behind(";", mistake);
            case ")", "]", "}", "(", "{", ">" -> behind(missing.group(1), mistake);
            default -> "";
        };
    }

    private static String behind(String sign, Mistake mistake) {
        Matcher token = Pattern.compile(
                        "((?:[\\w.$]+|\\))?\\([^()\\n]*\\)|[\\w.$]+(?:\\+\\+|--)?|\"[^\"\\n]*\"|\\S)\\s*$")
                .matcher(mistake.before());
        return "put " + sign + " behind " + (token.find() ? token.group(1) : "it");
    }

    private static String word(String code, int at) {
        Matcher next = Pattern.compile("\\s*(\\w+)").matcher(code.substring(Math.min(at, code.length())));
        if (next.lookingAt() && KEYWORD.matcher(next.group(1)).matches()) {
            return next.group(1) + " is a word of the language and cannot be a name";
        }
        return "a name is missing here";
    }

    private static String name(Mistake mistake) {
        String word = mistake.marked();
        if (KEYWORD.matcher(word).matches()) {
            return word + " is a word of the language and cannot be a name";
        }
        return word.matches("\\d.*") ? "a name begins with a letter" : "";
    }

    private static String start(Mistake mistake) {
        String word = mistake.marked();
        if (word.equals("const")) {
            return "a constant is declared with final, inside a class with static final";
        }
        if (word.equals("goto")) {
            return "Java has no goto: break leaves a loop, continue goes on with its next round";
        }
        if (KEYWORD.matcher(word).matches()
                && !word.equals("return")
                && !mistake.before().isBlank()) {
            return word + " cannot stand here";
        }
        return word.equals(";") || word.equals(")") || word.isEmpty() ? "a value is missing before it" : "";
    }

    private static String illegal(Mistake mistake) {
        int letter = mistake.marked().isEmpty() ? 0 : mistake.marked().codePointAt(0);
        return switch (letter) {
            case '“', '”', '„', '«', '»' -> "text stands in plain double quotes: \"";
            case '‘', '’' -> "a character stands in plain single quotes: '";
            case '–', '—', '−' -> "minus is -";
            case 0xA0, 0x200B, 0xFEFF -> "an invisible character came along with the copy: type this line anew";
            case '\\' -> "a backslash stands only in texts";
            default -> "";
        };
    }

    /// The innermost bracket that is never closed.
    private static String unclosed(String code) {
        int[] open = new int[code.length() + 1];
        int depth = 0;
        var tokens = Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'"
                        + "|//.*|/\\*(?s:.*?)\\*/|[(\\[{}\\])]")
                .matcher(code);
        while (tokens.find()) {
            switch (tokens.group()) {
                case "(", "[", "{" -> open[depth++] = tokens.start();
                case ")", "]", "}" -> depth = Math.max(0, depth - 1);
                default -> {}
            }
        }
        if (depth == 0) {
            return "";
        }
        char bracket = code.charAt(open[depth - 1]);
        long line = code.substring(0, open[depth - 1]).lines().count();
        return "the " + bracket + " of line " + Math.max(1, line) + " is never closed: add "
                + (bracket == '(' ? ')' : bracket == '[' ? ']' : '}');
    }
}
