package jawait.engine.magic.libraries;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.display.Screen;
import jawait.engine.magic.Call;
import jawait.engine.magic.MagicError;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.Libraries;
import jawait.engine.maven.Libraries.Loading;
import jawait.engine.maven.Progress;
import jawait.engine.maven.Request;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Loads artifacts for a magic, with progress, and says what came of it.
final class Loads {
    static final String ERROR = "DependencyError";

    private final Libraries libraries;
    private final @Nullable Screen screen;

    Loads(Libraries libraries, @Nullable Screen screen) {
        this.libraries = libraries;
        this.screen = screen;
    }

    Libraries libraries() {
        return libraries;
    }

    /// Loads, or throws why not.
    void load(Call call, List<Coordinates> wanted, Request.Places places) throws InterruptedException {
        Loading loading;
        try (var progress = new Progress(screen, line -> call.host().print(line + "\n"))) {
            loading = libraries.load(wanted, places, cell(), progress);
        }
        switch (loading) {
            case Loading.Failed(String why) -> throw new MagicError(ERROR, why);
            case Loading.Done(var loaded, int others, var notices) -> {
                notices.forEach(notice -> call.host().printError(notice + "\n"));
                call.host().print(told(loaded, others));
            }
        }
    }

    private static String told(List<Coordinates> loaded, int others) {
        String names = loaded.stream().map(Coordinates::toString).collect(Collectors.joining(", "));
        return loaded.isEmpty()
                ? ""
                : "Loaded " + names
                        + (others == 0 ? "" : " and " + others + " more (%dependencies shows what needs them)") + "\n";
    }

    /// The cell that asks, as people call it.
    static String cell() {
        var origin = Origin.current();
        return origin == null ? "a task" : origin.label();
    }

    /// The words of a directive, as JBang splits them: blanks, commas and semicolons part them.
    static List<String> words(String text) {
        return Stream.of(text.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList();
    }

    /// What a parser says against the first word that it does not understand; null when it understands all.
    static @Nullable String objection(List<String> words, Consumer<String> parser) {
        for (String word : words) {
            try {
                parser.accept(word);
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        }
        return null;
    }
}
