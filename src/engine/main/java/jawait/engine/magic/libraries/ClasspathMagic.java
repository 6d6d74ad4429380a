package jawait.engine.magic.libraries;

import java.util.List;
import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import jawait.engine.magic.system.Workplace;
import jawait.engine.maven.ClassPathFiles;
import jawait.engine.maven.Libraries;
import org.jspecify.annotations.Nullable;

/// `%classpath PATH…`: jars and folders of this machine.
final class ClasspathMagic implements Magic {
    private final Libraries libraries;
    private final Workplace place;

    ClasspathMagic(Libraries libraries, Workplace place) {
        this.libraries = libraries;
        this.place = place;
    }

    @Override
    public String name() {
        return "classpath";
    }

    @Override
    public String summary() {
        return "Adds jars and folders to the class path, or lists it";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, Integer.MAX_VALUE, "[PATH…]");
    }

    @Override
    public String details() {
        return """
                A path is a jar, a folder of classes, or a pattern: `lib/*.jar`, `lib/**/*.jar`. `~` is your home.

                ```java
                %classpath target/classes lib/*.jar
                ```
                """;
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return place.complete(word);
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var words = call.arguments().words();
        if (words.isEmpty()) {
            return MimeBundle.plain(list());
        }
        try {
            var files = words.stream()
                    .flatMap(word -> ClassPathFiles.of(word, place.folder()).stream())
                    .toList();
            var added = libraries.add(files, Loads.cell());
            call.host().print(told(files.size(), added.size()));
            return null;
        } catch (IllegalArgumentException e) {
            throw new MagicError("ClassPathError", String.valueOf(e.getMessage()));
        }
    }

    private static String told(int named, int added) {
        return added == named
                ? "Added " + added + (added == 1 ? " entry" : " entries") + " to the class path\n"
                : "Added " + added + " of " + named + " to the class path; the others are there already\n";
    }

    private String list() {
        var entries = libraries.entries();
        return entries.isEmpty()
                ? "Nothing besides the JDK and jawait. Add with %classpath PATH or %maven GROUP:ARTIFACT:VERSION."
                : entries.stream().map(each -> each.file() + "  " + each.cell()).collect(Collectors.joining("\n"));
    }
}
