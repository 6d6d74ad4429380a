package jawait.display;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import jawait.Fn;
import jawait.Outcome;
import jawait.Task;
import jawait.display.table.AsciiTable;
import jawait.display.table.HtmlTable;
import jawait.display.table.JsonFile;
import jawait.display.table.JsonNodes;
import jawait.display.table.Page;
import jawait.display.table.Source;
import jawait.display.table.Sources;
import jawait.display.table.View;
import jawait.display.text.Markup;
import jawait.display.text.Plain;
import jawait.display.text.Units;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// The values that this package can show by more than their text, by their types. Types of libraries are
/// known by name, and nothing of theirs is loaded before there is a value of them.
final class Known {
    private static final Map<String, Fn<Object, MimeBundle>> BY_NAME = Map.of(
            "java.awt.Image",
            AwtPictures::of,
            "java.net.http.HttpResponse",
            HttpView::of,
            "java.sql.ResultSet",
            value -> Table.of(value).toMimeBundle(),
            "org.dflib.DataFrame",
            value -> Table.of(value).toMimeBundle(),
            ForeignCharts.XCHART,
            ForeignCharts::xchart,
            ForeignCharts.JFREE,
            ForeignCharts::jfree,
            "com.fasterxml.jackson.databind.JsonNode",
            Known::node,
            "tools.jackson.databind.JsonNode",
            Known::node);

    /// The name under which a class is known; empty for most.
    private static final ClassValue<Optional<String>> NAMES = new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
            return Registry.supertypes(type).stream()
                    .map(Class::getName)
                    .filter(BY_NAME::containsKey)
                    .findFirst();
        }
    };

    private static final int MOST_NODES = 10_000;
    private static final long LARGEST_JSON = 4 << 20;

    private Known() {}

    /// The forms, or null for a value that has no better one than its text. What fails here is told in the
    /// text.
    static @Nullable MimeBundle of(Object value, Rendering rendering) {
        try {
            return forms(value, rendering);
        } catch (Exception | StackOverflowError e) {
            if (StopSignal.isStop(e)) {
                throw Asking.<RuntimeException>sneaky(e);
            }
            return MimeBundle.plain(Render.text(value) + "\n(" + Plain.thrown(e) + ")");
        }
    }

    private static @Nullable MimeBundle forms(Object value, Rendering rendering) throws Exception {
        return switch (value) {
            case CharSequence _, Number _, Boolean _, Character _, Enum<?> _ -> null;
            case Task<?> task -> TaskCard.still(task);
            case Outcome<?> outcome -> Cards.of(outcome);
            case Future<?> future -> Cards.of(future);
            case Optional<?> optional -> optional(optional, rendering);
            case Throwable error -> Cards.of(error);
            case Path path -> file(path);
            case File path -> file(path.toPath());
            case byte[] bytes -> Pictures.of(bytes);
            case URI uri -> link(uri.toString());
            case URL url -> link(url.toString());
            case Duration duration -> html(duration, Markup.escape(Units.exact(duration)));
            case Thread thread -> Cards.of(thread);
            case Process process -> Cards.of(process);
            case Record row -> Cards.of(row);
            case List<?> list when TaskCards.isList(list) -> TaskCards.still(list);
            case List<?> list when Cards.areOutcomes(list) -> Cards.of(list);
            case BaseStream<?, ?> stream -> Table.of(stream).toMimeBundle();
            default -> named(value);
        };
    }

    /// A picture, or below the path the first rows of a CSV file, or what a file of JSON holds.
    private static @Nullable MimeBundle file(Path path) throws IOException {
        boolean json = JsonFile.is(path);
        if (!json && !path.toString().matches("(?i).*\\.[ct]sv") || !Files.isRegularFile(path)) {
            return Pictures.of(path);
        }
        if (!json) {
            var table = Table.of(path).toMimeBundle();
            return table.with(MimeBundle.PLAIN, path + "\n" + table.text());
        }
        if (Files.size(path) > LARGEST_JSON) {
            return MimeBundle.plain(path + "\n(JSON of " + Units.bytes(Files.size(path)) + ", too large to show)");
        }
        var form = json(JsonFile.tree(path), path.toString());
        return form.get("text/html") == null ? form : form.with(MimeBundle.PLAIN, path + "\n" + form.text());
    }

    private static @Nullable MimeBundle named(Object value) throws Exception {
        var name = NAMES.get(value.getClass());
        var known = name.map(BY_NAME::get);
        return known.isPresent() ? known.get().apply(value) : rows(value);
    }

    /// What has rows of one kind is a table, in both forms. A map of plain values and a grid of numbers
    /// read well as text, which stays as it is.
    private static @Nullable MimeBundle rows(Object value) {
        var source = Sources.obvious(value);
        if (source != null) {
            return table(source);
        }
        if (Sources.isGrid(value) || value instanceof Map<?, ?> map && !map.isEmpty()) {
            return html(value, HtmlTable.of(Page.of(Sources.of(value), View.PLAIN)));
        }
        return null;
    }

    private static MimeBundle html(Object value, String html) {
        return MimeBundle.plain(Render.text(value)).with("text/html", html);
    }

    /// As what is in it, and its own text.
    private static @Nullable MimeBundle optional(Optional<?> optional, Rendering rendering) {
        if (optional.isEmpty()) {
            return null;
        }
        var inner = rendering.of(optional.get());
        return inner.data().size() == 1 ? null : inner.with(MimeBundle.PLAIN, Render.text(optional));
    }

    private static MimeBundle link(String address) {
        String safe = Markup.escape(address);
        return address.matches("(?i)(?:https?|ftp|mailto):.*")
                ? html(address, "<a href=\"" + safe + "\" target=\"_blank\" rel=\"noopener\">" + safe + "</a>")
                : MimeBundle.plain(address);
    }

    private static MimeBundle node(Object node) {
        return json(JsonNodes.tree(node, MOST_NODES), Render.text(node));
    }

    /// A list of objects that are alike is a table; anything else is a tree to fold, and its text.
    private static MimeBundle json(@Nullable Object tree, String text) {
        var source = tree instanceof List<?> ? Sources.obvious(tree) : null;
        if (source != null) {
            return table(source);
        }
        return tree == null ? MimeBundle.plain(text) : MimeBundle.plain(text).with("application/json", tree);
    }

    private static MimeBundle table(Source source) {
        var page = Page.of(source, View.PLAIN);
        return MimeBundle.plain(AsciiTable.of(page)).with("text/html", HtmlTable.of(page));
    }

    /// Whether looking at it is using it up.
    static boolean isUsedUp(@Nullable Object value) {
        return value instanceof BaseStream<?, ?> || value != null && Sources.is(value, "java.sql.ResultSet");
    }
}
