package jawait.notebook.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import jawait.display.text.Markup;
import jawait.notebook.Cell;
import jawait.notebook.Notebook;
import jawait.notebook.Output;
import org.jspecify.annotations.Nullable;

/// A notebook as one page of HTML that needs no network and no script, for light and dark screens and for
/// paper.
///
/// Code, prints and values are escaped. HTML and SVG that cells have shown, and HTML in prose, are part of
/// the notebook's content and go into the page as they are.
public final class HtmlPage {
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*#*$");

    private final Shown shown;
    private final Prose prose;
    private final StringBuilder body = new StringBuilder();

    private HtmlPage(@Nullable Path folder) {
        prose = new Prose(folder);
        shown = new Shown(prose);
    }

    /// The page.
    ///
    /// @param name what it is called when the notebook has no heading
    /// @param folder where the notebook lies, whose pictures go into the page; null for none
    public static String of(Notebook notebook, String name, @Nullable Path folder) {
        var page = new HtmlPage(folder);
        notebook.cells().forEach(page::cell);
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="generator" content="jawait">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Markup.escape(title(notebook, name)), style(), page.body);
    }

    private static String title(Notebook notebook, String name) {
        return notebook.cells().stream()
                .filter(Cell.Markdown.class::isInstance)
                .map(cell -> HEADING.matcher(cell.source()))
                .filter(heading -> heading.find())
                .map(heading -> heading.group(1).replaceAll("[`*_]", ""))
                .findFirst()
                .orElse(name);
    }

    private void cell(Cell cell) {
        switch (cell) {
            case Cell.Markdown text -> {
                body.append("<section class=\"prose\">\n");
                body.append(prose.html(text.source(), text.attachments())).append("</section>\n");
            }
            case Cell.Raw raw -> {
                if (!raw.source().isBlank()) {
                    body.append("<pre class=\"raw\">")
                            .append(Markup.escape(raw.source()))
                            .append("</pre>\n");
                }
            }
            case Cell.Code code -> code(code);
        }
    }

    private void code(Cell.Code code) {
        if (code.source().isBlank() && code.outputs().isEmpty()) {
            return;
        }
        String count =
                code.executionCount() == null ? "&nbsp;" : code.executionCount().toString();
        body.append("<section class=\"cell\" id=\"")
                .append(Markup.escape(code.id()))
                .append("\">\n");
        if (!hides(code, "hide-input", "remove-input", "hide_input", "remove_input")) {
            body.append("<div class=\"row\"><span class=\"number\">[")
                    .append(count)
                    .append("]</span>");
            body.append("<pre class=\"code\"><code>")
                    .append(Highlight.html(code.source()))
                    .append("</code></pre></div>\n");
        }
        if (!hides(code, "hide-output", "remove-output", "hide_output", "remove_output")) {
            for (Output output : code.outputs()) {
                body.append("<div class=\"row\"><span class=\"number out\">");
                body.append(output instanceof Output.Result result ? "[" + result.executionCount() + "]" : "");
                body.append("</span>").append(shown.html(output)).append("</div>\n");
            }
        }
        body.append("</section>\n");
    }

    /// The tags that JupyterBook and nbconvert obey.
    private static boolean hides(Cell cell, String... tags) {
        return cell.tags().stream().anyMatch(java.util.Set.of(tags)::contains);
    }

    private static String style() {
        try (InputStream style = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.css"), "page.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
