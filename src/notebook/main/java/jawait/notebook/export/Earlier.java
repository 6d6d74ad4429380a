package jawait.notebook.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jawait.engine.source.EarlierNames;
import jawait.engine.source.EarlierNames.Name;
import jawait.engine.source.Finding;
import jawait.engine.source.Piece;
import jawait.engine.source.Rewriting;
import jawait.engine.source.Rewriting.Edit;
import jawait.engine.source.SyntaxCheck;
import jawait.notebook.JavaString;

/// The results of earlier cells that a notebook speaks of (`_`, `__`, `_3`, `Out[3]`, `In[3]`), which in a file are
/// variables and texts.
final class Earlier {
    private static final String UNKNOWN = "compiler.err.cant.resolve";

    /// Texts and comments, or a name in the group.
    private static final Pattern NUMBERED = Pattern.compile(
            "\"\"\"(?s:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|//[^\n]*|/\\*(?s:.)*?\\*/"
                    + "|(?<![\\w$.])(_\\d{1,9}(?![\\w$])|_{2,3}(?![\\w$])|(?:Out|In)(?=\\s*\\[))");

    private final Set<Integer> wanted;
    private final Set<Integer> without;
    private final Set<Integer> asked = new TreeSet<>();
    private final Set<String> declared = new HashSet<>();
    private final Map<Integer, String> sources = new LinkedHashMap<>();
    private final List<Integer> shown = new ArrayList<>();
    private final SyntaxCheck syntax = new SyntaxCheck();

    /// @param wanted the cells whose values are asked for, as an earlier reading found them
    /// @param without the cells that end with an expression and have no value for all that
    Earlier(Set<Integer> wanted, Set<Integer> without) {
        this.wanted = wanted;
        this.without = without;
    }

    /// The variable that holds the value of a cell.
    static String variable(int cell) {
        return "out_" + cell;
    }

    /// A cell begins.
    void begins(int cell, String source) {
        sources.put(cell, source);
    }

    /// The notebook has something of its own that is called so.
    void declares(String name) {
        declared.add(name);
    }

    /// A cell ends with an expression.
    void shows(int cell) {
        if (!without.contains(cell)) {
            shown.add(cell);
        }
    }

    /// The cells whose values have been asked for.
    Set<Integer> asked() {
        return asked;
    }

    /// Whether a later cell asks for the value of this one.
    boolean wants(int cell) {
        return wanted.contains(cell);
    }

    /// The code of a piece with variables in the place of earlier results. What stands for none stays as it is.
    String named(Piece piece) {
        if (!EarlierNames.maybeIn(piece.code())) {
            return piece.code();
        }
        var underscores = syntax.underscores(piece);
        String code = replaced(piece.code(), EarlierNames.in(piece.code(), underscores));
        var numbered = new ArrayList<Finding>();
        var matcher = NUMBERED.matcher(code);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (name != null && !declared.contains(name)) {
                numbered.add(new Finding(matcher.start(), matcher.end(), UNKNOWN, ""));
            }
        }
        return replaced(code, EarlierNames.in(code, numbered));
    }

    private String replaced(String code, List<Name> names) {
        var edits = new ArrayList<Edit>();
        for (Name name : names) {
            switch (name) {
                case Name.Recent(int at, int length, int back) ->
                    recent(back).ifPresent(cell -> edits.add(asking(at, length, cell)));
                case Name.Output(int at, int length, int number) -> {
                    if (shown.contains(number)) {
                        edits.add(asking(at, length, number));
                    }
                }
                case Name.Computed(int at, boolean source, int open, int close) ->
                    source(code.substring(open + 1, close).strip(), source)
                            .ifPresent(text -> edits.add(new Edit(at, close + 1 - at, text)));
            }
        }
        return Rewriting.of(code, edits).code();
    }

    private Edit asking(int at, int length, int cell) {
        asked.add(cell);
        return new Edit(at, length, variable(cell));
    }

    private Optional<Integer> recent(int back) {
        return back > shown.size() ? Optional.empty() : Optional.of(shown.get(shown.size() - back));
    }

    private Optional<String> source(String number, boolean source) {
        return source && number.matches("\\d{1,9}")
                ? Optional.ofNullable(sources.get(Integer.valueOf(number))).map(JavaString::quoted)
                : Optional.empty();
    }
}
