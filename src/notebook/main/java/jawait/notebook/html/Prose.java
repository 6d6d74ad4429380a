package jawait.notebook.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/// Markdown as HTML. Pictures that lie beside the notebook or are attached to the cell go into the page.
final class Prose {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .sanitizeUrls(true) // no javascript: in links
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Heading heading) {
                    attributes.put("id", anchor(heading));
                }
            })
            .build();

    private final @Nullable Path folder;

    /// @param folder where the notebook lies; null when its pictures are not to be looked for
    Prose(@Nullable Path folder) {
        this.folder = folder;
    }

    /// @param attachments pictures of the cell: name to MIME type to content in base64
    String html(String markdown, Map<String, Object> attachments) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                embedded(image.getDestination(), attachments).ifPresent(image::setDestination);
            }
        });
        return RENDERER.render(document);
    }

    private Optional<String> embedded(String destination, Map<String, Object> attachments) {
        if (destination.startsWith("attachment:")) {
            return attachments.get(destination.substring("attachment:".length())) instanceof Map<?, ?> bundle
                    ? bundle.entrySet().stream()
                            .findFirst()
                            .map(picture -> "data:" + picture.getKey() + ";base64," + picture.getValue())
                    : Optional.empty();
        }
        if (folder == null || destination.matches("[a-zA-Z][\\w+.-]*:.*|/.*|#.*")) {
            return Optional.empty();
        }
        try {
            Path file = folder.resolve(destination.replace("%20", " "));
            return Files.isRegularFile(file)
                    ? Optional.of("data:" + type(destination) + ";base64,"
                            + Base64.getEncoder().encodeToString(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // the page says as much as the notebook: a picture that is not there
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "svg" -> "image/svg+xml";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "webp" -> "image/webp";
            default -> "image/png";
        };
    }

    /// As Jupyter names headings, for links within the notebook.
    private static String anchor(Heading heading) {
        var text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString().replace(' ', '-');
    }
}
