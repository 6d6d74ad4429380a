package jawait.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jawait.display.MimeBundle;
import jawait.engine.problem.Place;
import jawait.engine.shell.Shell;
import jawait.engine.shell.WrapperNames;
import jawait.engine.source.Lines;
import jawait.engine.source.Piece;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/// Knows which cell, and which line of it, each snippet and each stack frame of woven code comes from.
final class SourceMap {
    private record Home(Cell cell, Piece piece) {}

    /// What JShell writes before a value whose type it has inferred, and how far to the right it then begins.
    private static final String INFERRED = " $_ =\n";

    private static final int INDENT = 8;

    private final Shell shell;
    private final Map<String, Home> homes = new ConcurrentHashMap<>();
    private final Map<String, Snippet> wrappers = new ConcurrentHashMap<>();

    SourceMap(Shell shell) {
        this.shell = shell;
    }

    /// Remembers where a snippet was typed. On the shell's thread.
    void typed(Snippet snippet, Cell cell, Piece piece) {
        homes.put(snippet.id(), new Home(cell, piece));
        compiled(snippet);
    }

    /// Remembers the class that a snippet is compiled to now. On the shell's thread.
    void compiled(Snippet snippet) {
        String name = shell.analysis().wrapper(snippet).fullClassName();
        if (name != null) {
            wrappers.put(name, snippet);
        }
    }

    /// Remembers that a snippet stands for an earlier one. On the shell's thread.
    void replaces(Snippet snippet, Snippet earlier) {
        Home home = homes.get(earlier.id());
        if (home != null) {
            homes.put(snippet.id(), home);
        }
    }

    /// Remembers that a variable got its value in this piece. On the shell's thread.
    void assigned(Snippet variable, Cell cell, Piece piece) {
        homes.put(variable.id(), new Home(cell, piece));
    }

    /// Whether code that is compiled now means this very class by its name: no cell has replaced it. On the
    /// shell's thread.
    boolean isCurrent(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        String wrapper = WrapperNames.wrapperOf(element.getName()).orElse("");
        if (wrapper.isEmpty()) {
            return true;
        }
        Snippet snippet = wrappers.get(wrapper);
        return snippet != null
                && shell.jshell().status(snippet).isDefined()
                && wrapper.equals(shell.analysis().wrapper(snippet).fullClassName());
    }

    /// The cell that a snippet was typed in.
    Optional<Cell> cellOf(Snippet snippet) {
        return Optional.ofNullable(homes.get(snippet.id())).map(Home::cell);
    }

    /// What stands before a snippet in the cell that it was typed in.
    Optional<String> before(Snippet snippet) {
        return Optional.ofNullable(homes.get(snippet.id()))
                .map(home -> home.cell().source().substring(0, home.piece().start()));
    }

    /// The places of the frames that are code of some cell; the others are empty. On the shell's thread.
    List<Optional<Place>> locate(List<StackTraceElement> frames) {
        var known = new HashMap<String, NavigableMap<Integer, Integer>>();
        var places = new ArrayList<Optional<Place>>();
        for (var frame : frames) {
            places.add(WrapperNames.wrapperOf(frame.getClassName())
                    .flatMap(wrapper -> locate(wrapper, frame.getLineNumber(), known)));
        }
        return places;
    }

    private Optional<Place> locate(String wrapper, int wrappedLine, Map<String, NavigableMap<Integer, Integer>> known) {
        Snippet snippet = wrappers.get(wrapper);
        Home home = snippet == null ? null : homes.get(snippet.id());
        if (snippet == null || home == null) {
            return Optional.empty();
        }
        // An expression's `return $1 =` is a line of JShell's own, before the first that was typed.
        var line = known.computeIfAbsent(wrapper, each -> linesOf(snippet)).ceilingEntry(wrappedLine);
        if (line == null) {
            return Optional.empty();
        }
        int cellLine = Lines.lineOf(home.cell().source(), home.piece().start()) + line.getValue();
        String text = Lines.line(home.cell().source(), cellLine);
        return Optional.of(new Place(
                home.cell().listing(),
                cellLine,
                text.length() - text.stripLeading().length() + 1));
    }

    /// For each line of the wrapper class, the line of the snippet (from 0) that it came from. Every
    /// character is asked for, because JShell moves the parts of a declaration to different places.
    private NavigableMap<Integer, Integer> linesOf(Snippet snippet) {
        var wrapper = shell.analysis().wrapper(snippet);
        String source = snippet.source();
        var starts = new TreeMap<Integer, Integer>();
        String wrapped = wrapper.wrapped();
        for (int at = 0, line = 1; at >= 0 && at <= wrapped.length(); line++) {
            starts.put(at, line);
            int end = wrapped.indexOf('\n', at);
            at = end < 0 ? -1 : end + 1;
        }
        var result = new TreeMap<Integer, Integer>();
        int value = snippet instanceof VarSnippet variable ? inferredValue(variable, wrapped) : 0;
        int shift = value > 0 ? valueIn(wrapped) - value : 0;
        int line = 0;
        for (int i = 0; i < source.length(); i++) {
            if (source.charAt(i) == '\n') {
                line++;
            } else if (i >= value && !Character.isWhitespace(source.charAt(i))) {
                int position = value > 0 ? i + shift : Math.max(0, wrapper.sourceToWrappedPosition(i));
                result.putIfAbsent(starts.floorEntry(position).getValue(), line);
            }
        }
        return result;
    }

    /// Where the value begins in `var name = value` when JShell has put it into a method of its own, where it stands as
    /// it was typed but JShell knows no positions of it; 0 for all other variables.
    private static int inferredValue(VarSnippet variable, String wrapped) {
        Matcher typed = Pattern.compile("\\b" + Pattern.quote(variable.name()) + "\\s*=\\s*")
                .matcher(variable.source());
        return wrapped.contains(" do_it$Aux()") && wrapped.contains(INFERRED) && typed.find() ? typed.end() : 0;
    }

    private static int valueIn(String wrapped) {
        return wrapped.indexOf(INFERRED) + INFERRED.length() + INDENT;
    }

    /// A text without the names of wrapper classes: `REPL.$JShell$12$Point` is `Point` to its author.
    static String readable(String text) {
        return WrapperNames.readable(text);
    }

    /// A rendering without the names of wrapper classes in its text and its HTML.
    static MimeBundle readable(MimeBundle bundle) {
        for (String form : List.of(MimeBundle.PLAIN, "text/html")) {
            if (bundle.get(form) instanceof String text && text.contains("$JShell$")) {
                bundle = bundle.with(form, readable(text));
            }
        }
        return bundle;
    }
}
