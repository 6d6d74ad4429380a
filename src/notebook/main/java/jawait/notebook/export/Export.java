package jawait.notebook.export;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.Async;
import jawait.display.Display;
import jawait.engine.maven.MavenResolver;
import jawait.engine.maven.Request;
import jawait.engine.maven.Resolution;
import jawait.engine.maven.Transfers;
import jawait.notebook.Cell;
import jawait.notebook.Notebook;
import jawait.notebook.NotebookException;

/// A notebook as one Java 25 file: a compact source file with JBang's header, for people without Jupyter.
///
/// @param source the file's text
/// @param classPath what it needs besides the JDK, as files of this machine
public record Export(String source, List<Path> classPath) {
    private static final Pattern LEAVES_THREADS = Pattern.compile(
            "\\b(?:Executors|ExecutorService|ForkJoinPool|HttpServer|Timer|Thread|HttpClient|Web|Pg)\\b");
    /// Lets virtual time decide the order of tasks.
    private static final String OPENED = "--add-opens java.base/java.lang=ALL-UNNAMED";

    private static final Set<String> SKIPPED = Set.of("skip-execution", "nbval-skip");

    /// Exports a notebook.
    ///
    /// @param title what the file says it was made of
    /// @param name the file's name without `.java`, which is the name of a class
    /// @throws NotebookException when a cell holds what no file can, with its number and the way on
    /// @throws InterruptedException when interrupted while libraries are downloaded
    public static Export of(Notebook notebook, String title, String name)
            throws NotebookException, InterruptedException {
        var without = new HashSet<Integer>(); // cells whose last expression has no value
        while (true) {
            var read = read(notebook, without);
            var classPath = classPath(read.libraries);
            var seen = Analysis.of(
                    name,
                    new Program(read.parts, read.blocks, new Names(read.parts, Map.of()), null).source("", "", ""),
                    classPath);
            if (!without.addAll(seen.voids())) {
                return of(read, seen, title, name, classPath);
            }
        }
    }

    private static Export of(Read read, Analysis seen, String title, String name, List<Path> classPath)
            throws NotebookException {
        var parts = read.parts;
        var libraries = read.libraries;
        var types = new LinkedHashMap<>(seen.types());
        var names = new Names(parts, types);
        names.check();
        var program = new Program(parts, read.blocks, names, seen);
        String source = program.source(header(title, name, libraries, seen), first(parts), last(seen, parts));
        var faults = Analysis.of(name, source, classPath).errors();
        if (!faults.isEmpty()) {
            throw refused(faults.getFirst(), program, source);
        }
        boolean ours = usesJawait(seen) || !libraries.ours().isEmpty();
        return new Export(source, ours ? classPath : classPath.subList(own().size(), classPath.size()));
    }

    private record Read(List<Part> parts, List<Program.Block> blocks, Libraries libraries) {}

    /// Reads twice when cells ask for results of earlier ones.
    private static Read read(Notebook notebook, Set<Integer> without) throws NotebookException {
        var asking = new Earlier(Set.of(), without);
        var read = read(notebook, asking);
        return asking.asked().isEmpty() ? read : read(notebook, new Earlier(asking.asked(), without));
    }

    private static Read read(Notebook notebook, Earlier earlier) throws NotebookException {
        var parts = new ArrayList<Part>();
        var blocks = new ArrayList<Program.Block>();
        var libraries = new Libraries();
        int number = 0;
        var above = new ArrayList<String>();
        for (Cell cell : notebook.cells()) {
            if (cell instanceof Cell.Code code
                    && !code.source().isBlank()
                    && code.tags().stream().noneMatch(SKIPPED::contains)) {
                number++;
                int from = parts.size();
                parts.addAll(Cells.of(number, code.source(), libraries, earlier));
                boolean raises = code.tags().contains("raises-exception");
                blocks.add(new Program.Block(number, List.copyOf(above), raises, from, parts.size()));
                above.clear();
            } else if (!(cell instanceof Cell.Code) && !cell.source().isBlank()) {
                if (!above.isEmpty()) {
                    above.add("//");
                }
                cell.source()
                        .strip()
                        .lines()
                        .map(line -> ("// " + line).stripTrailing())
                        .forEach(above::add);
            }
        }
        if (!above.isEmpty()) {
            blocks.add(new Program.Block(number, List.copyOf(above), false, parts.size(), parts.size()));
        }
        return new Read(parts, blocks, libraries);
    }

    private static boolean usesJawait(Analysis seen) {
        return seen.used().stream().anyMatch(each -> each.startsWith("jawait"));
    }

    private static String header(String title, String name, Libraries libraries, Analysis seen) {
        var lines = new ArrayList<String>();
        lines.add("///usr/bin/env jbang \"$0\" \"$@\" ; exit $?");
        lines.add("//JAVA 25+");
        libraries.repositories().forEach(each -> lines.add("//REPOS " + each));
        var jars = new ArrayList<String>();
        if (usesJawait(seen) || !libraries.ours().isEmpty()) {
            boolean display = seen.used().stream().anyMatch(each -> each.startsWith("jawait.display"));
            lines.add("//DEPS dev.jawait:jawait:" + version());
            jars.add("jawait.jar");
            if (display) {
                lines.add("//DEPS dev.jawait:jawait-display:" + version());
                jars.add("jawait-display.jar");
            }
            for (String each : libraries.ours()) {
                lines.add("//DEPS dev.jawait:" + each + ":" + version());
                jars.add(each + ".jar");
            }
        }
        libraries.dependencies().forEach(each -> lines.add("//DEPS " + each));
        boolean virtual = seen.used().contains(Analysis.VIRTUAL_TIME);
        if (virtual) {
            lines.add("//JAVA_OPTIONS " + OPENED);
        }
        lines.addAll(libraries.others());
        lines.add("");
        lines.add("// Made of " + title + " by `jawait export`. It runs without Jupyter, on a JDK of 25 or later:");
        if (jars.isEmpty() && libraries.dependencies().isEmpty()) {
            lines.add("//     java " + name + ".java");
        } else {
            libraries.wanted().forEach(each -> jars.add(each.artifact() + ".jar"));
            lines.add("//     java " + (virtual ? OPENED + " " : "") + "-cp " + String.join(":", jars) + " " + name
                    + ".java");
            lines.add("// or, with the libraries named above found by JBang: jbang " + name + ".java");
        }
        if (usesJawait(seen)) {
            lines.add(
                    "// The jars of jawait are in no public repository yet: they lie in target/*/ of its checkout after");
            lines.add("// `install/jawait run`, and `mvn install` there puts them where JBang looks.");
        }
        return String.join("\n", lines) + "\n\n";
    }

    private static String version() {
        String version = Async.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0-SNAPSHOT" : version;
    }

    private static boolean leavesThreads(List<Part> parts) {
        return parts.stream()
                .anyMatch(part -> LEAVES_THREADS.matcher(part.code()).find());
    }

    private static String first(List<Part> parts) {
        return leavesThreads(parts) ? """
                    // A cell that fails ends the program, whatever threads of pools and servers it leaves.
                    Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
                        failure.printStackTrace();
                        System.exit(1);
                    });

                """ : "";
    }

    private static String last(Analysis seen, List<Part> parts) {
        var lines = new StringBuilder();
        if (usesJawait(seen)) {
            lines.append("""

                        // Tasks may go on for five seconds more, as when the notebook is run.
                        for (int wait = 0; wait < 500 && !jawait.Async.tasks().isEmpty(); wait++) {
                            Thread.sleep(10);
                        }
                    """);
        }
        if (leavesThreads(parts)) {
            lines.append("    System.exit(0); // threads of pools and servers end with the notebook\n");
        }
        return lines.toString();
    }

    private static List<Path> own() {
        try {
            var jars = new ArrayList<Path>();
            for (Class<?> each : List.of(Async.class, Display.class)) {
                jars.add(Path.of(
                        each.getProtectionDomain().getCodeSource().getLocation().toURI()));
            }
            return jars;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has no usable entry for jawait", e);
        }
    }

    private static List<Path> classPath(Libraries libraries) throws NotebookException, InterruptedException {
        var bundled = libraries.bundled();
        if (libraries.wanted().isEmpty()) {
            return Stream.of(own(), bundled).flatMap(List::stream).toList();
        }
        var request =
                new Request(libraries.wanted(), List.of(), new Request.Places(List.copyOf(libraries.asked()), false));
        return switch (new MavenResolver().resolve(request, Transfers.SILENT)) {
            case Resolution.Failed(var why) -> throw new NotebookException("a library is not to be had: " + why);
            case Resolution.Resolved(var files, var tree) ->
                Stream.of(own().stream(), bundled.stream(), files.stream().map(Resolution.Found::file))
                        .flatMap(each -> each)
                        .toList();
        };
    }

    private static NotebookException refused(Analysis.Fault fault, Program program, String source) {
        int cell = program.cellOf(fault.line());
        var lines = source.lines().toList();
        String line = fault.line() >= 1 && fault.line() <= lines.size()
                ? lines.get(fault.line() - 1).strip()
                : "";
        String message = fault.message().lines().map(String::strip).collect(Collectors.joining(", "));
        String hint = Cells.asksForEarlier(line)
                ? "; results of earlier cells have names in notebooks only: give the value a name"
                : "";
        return new NotebookException((cell == 0 ? "it" : "In[" + cell + "]")
                + " cannot be exported: as a file it does not compile, at \"" + line + "\": " + message + hint);
    }
}
