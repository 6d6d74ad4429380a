package jawait.engine.problem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jawait.engine.shell.WrapperNames;
import jawait.engine.source.Finding;

/// One finding of the compiler in the text it is about: what hints are made from.
///
/// @param start begin of exactly the tokens that are wrong, in the passage's code
/// @param end end of them, exclusive
/// @param message what javac says, without names that no user wrote
record Mistake(Finding finding, Passage passage, int start, int end, String message) {
    private static final Pattern QUALIFIER = Pattern.compile("(?<![\\w.])(?:[a-z_]\\w*\\.)+(?=[A-Z])");
    private static final Pattern CONFORMS =
            Pattern.compile("no instance\\(s\\) of type variable\\(s\\) .*? exist so that (\\S.*) conforms to (\\S.*)");
    private static final Pattern BOUNDS = Pattern.compile("inference variable \\w+ has incompatible bounds\\s+"
            + "(?:equality constraints|upper bounds): ([^,\\n]+).*\\s+lower bounds: (.+)");
    private static final Pattern LONE = Pattern.compile("^package (\\w+) does not exist");
    private static final Pattern ESCAPED = Pattern.compile("(?<=')\\\\u([0-9a-f]{4})(?=')");
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"|[\\p{L}_$][\\p{L}\\p{N}_$]*|[\\d][\\w.]*|\\S");

    private static final Pattern SYNTAX = Pattern.compile(
            "(expected\\d?|premature\\.eof|illegal\\.(start|char|esc|text|digit|line|nonascii|unicode).*|not\\.stmt|unclosed.*"
                    + "|orphaned|.*\\.expected|else\\.without\\.if|catch\\.without\\.try|finally\\.without\\.try"
                    + "|try\\.without.*|empty\\.char\\.lit|invalid\\.meth\\.decl.*|malformed.*|invalid\\.(hex|binary|unicode).*)");

    static Mistake of(Finding finding, Passage passage) {
        String text = passage.code();
        if (finding.code().endsWith(".doesnt.exist") && !text.startsWith("import")) {
            return ofVariable(finding, passage);
        }
        if (finding.code().contains(".cant.resolve") && text.startsWith("import", finding.at())) {
            return ofStaticImport(finding, passage);
        }
        int at = Math.clamp(finding.at(), 0, text.length());
        int start = Math.clamp(finding.start(), 0, at);
        int end = Math.clamp(finding.end(), at, text.length());
        String message = readable(finding);
        return switch (finding.code().replace("compiler.err.", "")) {
            case "expected", "expected2", "expected3", "expected4", "premature.eof" ->
                new Mistake(finding, passage, at, at, message);
            case "unclosed.str.lit" -> new Mistake(finding, passage, at, endOfLine(text, at), message);
            case "unclosed.char.lit" -> new Mistake(finding, passage, at, endOfQuote(text, at), message);
            case "class.method.or.field.expected" ->
                ofToken(finding, passage, message, at - (closes(text, at) ? 1 : 0));
            case "does.not.override.abstract", "except.never.thrown.in.try", "else.without.if" ->
                new Mistake(finding, passage, at, headOf(text, at, end), message);
            case "missing.ret.stmt" -> new Mistake(finding, passage, at, Math.min(at + 1, text.length()), message);
            default ->
                isAboutName(finding.code(), text, start, at)
                        ? ofToken(finding, passage, message, at < text.length() && text.charAt(at) == '.' ? at + 1 : at)
                        : end > at
                                ? new Mistake(finding, passage, start, end, message)
                                : ofToken(finding, passage, message, at);
        };
    }

    /// Of `system.out` javac says that the package `system` does not exist; people mean a name.
    private static Mistake ofVariable(Finding finding, Passage passage) {
        Matcher lone = LONE.matcher(finding.message());
        if (!lone.find()) {
            return new Mistake(finding, passage, finding.start(), finding.end(), readable(finding));
        }
        String message = "cannot find symbol\nsymbol: variable " + lone.group(1);
        var instead = new Finding(
                finding.start(), finding.start(), finding.end(), "compiler.err.cant.resolve.location", message);
        return ofToken(instead, passage, message, finding.start());
    }

    private static Mistake ofStaticImport(Finding finding, Passage passage) {
        int end = passage.code().replaceFirst("\\s*;?\\s*$", "").length();
        int dot = passage.code().lastIndexOf('.', end - 1);
        return new Mistake(finding, passage, dot + 1, end, readable(finding));
    }

    /// What cannot be resolved, called or declared is the name alone; of a member that is what follows the dot.
    private static boolean isAboutName(String code, String text, int start, int at) {
        boolean name = at < text.length() && Character.isJavaIdentifierStart(text.charAt(at));
        boolean member = at < text.length() && text.charAt(at) == '.';
        return code.contains(".cant.resolve")
                || (member
                        && (code.contains(".cant.apply")
                                || code.endsWith(".report.access")
                                || code.contains(".non-static")
                                || code.endsWith(".ref.ambiguous")
                                || code.endsWith(".cant.deref")))
                || (name && at > start && !text.startsWith("instanceof", at));
    }

    /// A brace too many closes what the parser had put around the text.
    private static boolean closes(String text, int at) {
        return at > 0 && text.charAt(at - 1) == '}' && text.substring(at).isBlank();
    }

    private static Mistake ofToken(Finding finding, Passage passage, String message, int from) {
        Matcher token = TOKEN.matcher(passage.code());
        return token.find(Math.min(from, passage.code().length())) && token.start() - from <= 1
                ? new Mistake(finding, passage, token.start(), token.end(), message)
                : new Mistake(finding, passage, from, from, message);
    }

    private static int endOfLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static int endOfQuote(String text, int at) {
        int end = text.indexOf('\'', at + 1);
        return end < 0 || end > endOfLine(text, at) ? endOfLine(text, at) : end + 1;
    }

    private static int headOf(String text, int at, int end) {
        int brace = text.indexOf('{', at);
        return at
                + text.substring(at, brace < 0 ? end : Math.min(brace, Math.max(at, end)))
                        .stripTrailing()
                        .length();
    }

    private static String readable(Finding finding) {
        String text = WrapperNames.readable(finding.message()).replace(" in class  cannot", " cannot");
        text = CONFORMS.matcher(text).replaceAll("$1 cannot be converted to $2");
        text = BOUNDS.matcher(text).replaceAll("$2 cannot be converted to $1");
        text = ESCAPED.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
        boolean qualified = finding.code().contains("doesnt.exist")
                || finding.code().contains("ambiguous")
                || finding.code().contains("already.defined");
        return qualified ? text : QUALIFIER.matcher(text).replaceAll("");
    }

    /// The compiler's name for the kind, without the prefix that all have: `cant.resolve.location`.
    String kind() {
        return finding.code()
                .replaceFirst("^(compiler|jdk\\.eval)\\.(err|error)\\.", "")
                .replace("jdk.eval.error.", "");
    }

    /// Whether the text is no Java at all, whatever its names mean.
    boolean isSyntax() {
        return SYNTAX.matcher(kind()).matches();
    }

    /// The wrong tokens as typed.
    String marked() {
        return passage.code().substring(start, end);
    }

    /// What the compiler was given, up to the wrong tokens.
    String before() {
        return passage.code().substring(0, start);
    }

    /// The line that the mistake is on.
    String line() {
        String text = passage.code();
        return text.substring(text.lastIndexOf('\n', start - 1) + 1, endOfLine(text, start));
    }

    /// javac's message in one sentence.
    String sentence() {
        var sentence = new StringBuilder();
        for (String line : lines()) {
            String part = line.replaceFirst("^(symbol|reason): *", "")
                    .replaceFirst("^location: *", "in ")
                    .replaceFirst("^(required|found): *", "$1 ");
            boolean aside = sentence.isEmpty()
                    || part.startsWith("(")
                    || sentence.toString().endsWith(":");
            String joint = sentence.indexOf(":") < 0 || sentence.toString().endsWith(":")
                    ? ": "
                    : part.startsWith("in ") ? ", " : "; ";
            sentence.append(sentence.isEmpty() ? "" : aside ? " " : joint).append(part.replaceAll("[;,]$", ""));
        }
        return sentence.toString();
    }

    /// The lines of the message that say something; candidates of a call are for its hint.
    private List<String> lines() {
        List<String> said = message.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.equals("location: class") && !line.isEmpty())
                .toList();
        return kind().equals("cant.apply.symbols") ? said.subList(0, 1) : said;
    }
}
