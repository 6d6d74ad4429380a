package jawait.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.lang.model.SourceVersion;
import jawait.Task;
import jawait.display.MimeBundle;
import jawait.display.Render;
import jawait.engine.Cell;
import jawait.engine.Session;
import jawait.engine.Variable;
import jawait.kernel.wire.Debug;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// The session's variables as debugger clients ask for them, without a debugger. Used by one thread.
///
/// To show a value is to run the user's `toString`; one that does not come to an end within five seconds is
/// left out.
record Variables(Supplier<Session> session) {
    private static final int LONGEST = 200;
    private static final String CELLS = Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "jawait_" + ProcessHandle.current().pid())
            + File.separator;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final String LATE = "(its toString does not come to an end)";
    private static final Origin ASKER = new Origin(new Object(), "the variable inspector");

    /// Answers a request of the Debug Adapter Protocol.
    Debug.Reply answer(Debug.Request asked) {
        return switch (asked.command()) {
            case "debugInfo" -> new Debug.Reply(asked, info(), "");
            case "inspectVariables" -> new Debug.Reply(asked, Map.of("variables", all()), "");
            case "richInspectVariables" ->
                rich(asked, String.valueOf(asked.arguments().get("variableName")));
            case "copyToGlobals" -> copy(asked);
            case "modules" -> new Debug.Reply(asked, Map.of("modules", List.of(), "totalModules", 0), "");
            default -> new Debug.Reply(asked, null, "this kernel has no debugger yet, so it cannot " + asked.command());
        };
    }

    private static Map<String, ?> info() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("isStarted", false);
        tree.put("hashMethod", "Murmur2");
        tree.put("hashSeed", 0xC70F6907L);
        tree.put("tmpFilePrefix", CELLS);
        tree.put("tmpFileSuffix", ".java");
        tree.put("breakpoints", List.of());
        tree.put("stoppedThreads", List.of());
        tree.put("richRendering", true);
        tree.put("exceptionPaths", List.of());
        tree.put("copyToGlobals", true);
        return tree;
    }

    private List<Map<String, ?>> all() {
        var variables = session.get().variables();
        var texts = within(() -> variables.stream().map(Variables::text).toList());
        return java.util.stream.IntStream.range(0, variables.size())
                .<Map<String, ?>>mapToObj(i -> entry(variables.get(i), texts == null ? LATE : texts.get(i)))
                .toList();
    }

    private static Map<String, ?> entry(Variable variable, String value) {
        return Map.of(
                "name", variable.name(),
                "evaluateName", variable.name(),
                "type", variable.type(),
                "value", value,
                "variablesReference", 0);
    }

    private Debug.Reply rich(Debug.Request asked, String name) {
        for (var variable : session.get().variables()) {
            if (variable.name().equals(name)) {
                MimeBundle shown = within(() -> Render.glance(variable.value()));
                var bundle = shown == null ? MimeBundle.plain(LATE) : shown;
                return new Debug.Reply(asked, Map.of("data", bundle.data(), "metadata", bundle.metadata()), "");
            }
        }
        return missing(asked, name);
    }

    /// Without a debugger there are no frames to copy from: a variable gets a second name.
    private Debug.Reply copy(Debug.Request asked) {
        var from = String.valueOf(asked.arguments().get("srcVariableName"));
        var to = String.valueOf(asked.arguments().get("dstVariableName"));
        if (!SourceVersion.isName(to) || to.contains(".")) {
            return new Debug.Reply(asked, null, "expected the name of a variable in dstVariableName, found " + to);
        }
        for (var variable : session.get().variables()) {
            if (variable.name().equals(from)) {
                var problem = session.get()
                        .run(new Cell(0, new Object(), "var " + to + " = " + from + ";"))
                        .failure();
                return problem == null
                        ? new Debug.Reply(asked, Map.of("value", text(variable), "type", variable.type()), "")
                        : new Debug.Reply(asked, null, problem.message());
            }
        }
        return missing(asked, from);
    }

    private static Debug.Reply missing(Debug.Request asked, String name) {
        return new Debug.Reply(asked, null, "there is no variable " + name);
    }

    private static String text(Variable variable) {
        try {
            var text = Render.text(variable.value());
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        } catch (RuntimeException | StackOverflowError e) {
            return "(its toString threw " + e.getClass().getName() + ")";
        }
    }

    private <T> @Nullable T within(java.util.concurrent.Callable<T> rendering) {
        Task<T> task = session.get().start(ASKER, "inspect variables", rendering);
        try {
            return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            task.cancel();
        }
    }
}
