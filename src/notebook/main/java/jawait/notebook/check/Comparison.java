package jawait.notebook.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jawait.notebook.NotebookFile;
import jawait.notebook.Output;
import org.jspecify.annotations.Nullable;

/// The outputs of one cell beside those that were saved.
///
/// What was printed is compared as a whole, each stream by itself, for nobody promises how prints of tasks
/// and of two streams mix; what was shown is compared one by one.
final class Comparison {
    private final Normal normal;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Normal normal) {
        this.normal = normal;
    }

    static List<Difference> of(List<Output> saved, List<Output> now, Normal normal) {
        var comparison = new Comparison(normal);
        for (String stream : List.of("stdout", "stderr")) {
            comparison.text(stream, printed(saved, stream), printed(now, stream));
        }
        comparison.shown(shown(saved), shown(now));
        comparison.result(saved, now);
        comparison.text("error", error(saved), error(now));
        return comparison.found;
    }

    private static String printed(List<Output> outputs, String stream) {
        var text = new StringBuilder();
        for (Output output : outputs) {
            if (output instanceof Output.Stream(var name, var part) && name.equals(stream)) {
                text.append(part);
            }
        }
        return Normal.calm(text);
    }

    private static List<Map<String, Object>> shown(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Display.class::isInstance)
                .map(output -> still(((Output.Display) output).data()))
                .toList();
    }

    /// What lives has ages and moments in its richer forms, of which none comes again: its text counts.
    private static Map<String, Object> still(Map<String, Object> data) {
        return data.keySet().stream().anyMatch(type -> type.startsWith("application/vnd.jawait."))
                ? Map.of("text/plain", data.getOrDefault("text/plain", ""))
                : data;
    }

    private static @Nullable Map<String, Object> result(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Result.class::isInstance)
                .map(output -> ((Output.Result) output).data())
                .findFirst()
                .orElse(null);
    }

    private static String error(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Failure.class::isInstance)
                .map(output -> (Output.Failure) output)
                .map(failure -> failure.name() + ": " + failure.value())
                .findFirst()
                .orElse("");
    }

    private void text(String what, String saved, String now) {
        var lines = TextDiff.of(normal.lines(saved), normal.lines(now));
        if (!lines.isEmpty() && !normal.sameInAnyOrder(saved, now)) {
            found.add(new Difference(what, lines));
        }
    }

    private void shown(List<Map<String, Object>> saved, List<Map<String, Object>> now) {
        for (int i = 0; i < Math.max(saved.size(), now.size()); i++) {
            bundle("display " + (i + 1), i < saved.size() ? saved.get(i) : null, i < now.size() ? now.get(i) : null);
        }
    }

    private void result(List<Output> saved, List<Output> now) {
        bundle("Out", result(saved), result(now));
    }

    private void bundle(String what, @Nullable Map<String, Object> saved, @Nullable Map<String, Object> now) {
        if (saved == null || now == null) {
            if (saved != now) {
                var only = saved == null ? now : saved;
                String plain = String.valueOf(only == null ? "" : only.getOrDefault("text/plain", only.keySet()));
                text(what, saved == null ? "" : plain, now == null ? "" : plain);
                if (plain.isBlank()) {
                    found.add(new Difference(what, List.of(saved == null ? "+(shown now)" : "-(not shown now)")));
                }
            }
            return;
        }
        var types = new TreeSet<>(saved.keySet());
        types.addAll(now.keySet());
        for (String type : types) {
            content(type.equals("text/plain") ? what : what + ", " + type, type, both(type, saved, now));
        }
    }

    private static Map<String, Object> both(String type, Map<String, Object> saved, Map<String, Object> now) {
        var both = new LinkedHashMap<String, Object>();
        if (saved.get(type) != null) {
            both.put("saved", saved.get(type));
        }
        if (now.get(type) != null) {
            both.put("now", now.get(type));
        }
        return both;
    }

    private void content(String what, String type, Map<String, Object> both) {
        Object saved = both.get("saved");
        Object now = both.get("now");
        if (saved == null || now == null) {
            found.add(new Difference(what, List.of(saved == null ? "+(was not there)" : "-(is not there now)")));
        } else if (type.startsWith("image/") && !type.endsWith("+xml")) {
            image(what, String.valueOf(saved).strip(), String.valueOf(now).strip());
        } else {
            text(what, string(saved), string(now));
        }
    }

    private static String string(Object content) {
        return content instanceof String text ? text : NotebookFile.json(content);
    }

    private void image(String what, String saved, String now) {
        if (!saved.replaceAll("\\s", "").equals(now.replaceAll("\\s", ""))) {
            found.add(new Difference(what, List.of("-" + size(saved), "+" + size(now))));
        }
    }

    private static String size(String base64) {
        return "(an image of " + base64.length() * 3L / 4 + " bytes; " + Integer.toHexString(base64.hashCode()) + ")";
    }
}
