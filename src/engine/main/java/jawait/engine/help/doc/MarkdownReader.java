package jawait.engine.help.doc;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/// Reads Markdown as it stands in `///` comments, where `[List#size]` names a piece of the program.
final class MarkdownReader {
    /// Stands in the text for the inline tag of the number that follows, up to a second one.
    static final char TAG = '\uFFFC';

    private static final Pattern HTML = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern EMBEDDED = Pattern.compile(TAG + "(\\d+)" + TAG);
    private static final Pattern PARAMETERS = Pattern.compile("\\([^()]*\\)$");
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .linkProcessor((link, scanner, context) -> reference(link, scanner))
            .build();

    private final Doc.Builder out = new Doc.Builder();
    private final IntFunction<Doc> tags;

    private MarkdownReader(IntFunction<Doc> tags) {
        this.tags = tags;
    }

    /// Reads a text in which inline tags have been replaced by [#TAG] and a number.
    static Doc read(String markdown, IntFunction<Doc> tags) {
        var reader = new MarkdownReader(tags);
        Node document = PARSER.parse(markdown);
        boolean single = document.getFirstChild() instanceof Paragraph
                && document.getFirstChild().getNext() == null;
        if (single) {
            reader.children(document.getFirstChild());
        } else {
            reader.node(document);
        }
        return reader.out.build();
    }

    /// A link without an address names a piece of the program: it is code, or the words that stand for it.
    private static LinkResult reference(LinkInfo link, Scanner scanner) {
        if (link.destination() != null || link.marker() != null) {
            return LinkResult.none();
        }
        var end = scanner.position();
        String label = link.label();
        String words = link.text(scanner).replace("\\[\\]", "[]");
        boolean named = label != null && !label.isEmpty();
        return LinkResult.replaceWith(named ? new Text(words) : new Code(readable(words)), end);
    }

    /// A reference as people say it: `List#of(Object)` is `List.of`.
    static String readable(String reference) {
        String name = PARAMETERS.matcher(reference).replaceFirst("").replace('#', '.');
        return name.startsWith(".") ? name.substring(1) : name;
    }

    private void node(Node node) {
        switch (node) {
            case Text text -> text(text.getLiteral());
            case Code code -> out.code(code.getLiteral());
            case SoftLineBreak soft -> out.text("\n");
            case HardLineBreak hard -> out.open("br");
            case ThematicBreak rule -> out.open("hr");
            case FencedCodeBlock code -> preformatted(code.getLiteral());
            case IndentedCodeBlock code -> preformatted(code.getLiteral());
            case HtmlInline html -> html(html.getLiteral());
            case HtmlBlock html -> html(html.getLiteral());
            case Link link -> stretch("a", link.getDestination(), link);
            default -> stretch(tag(node), "", node);
        }
    }

    private static String tag(Node node) {
        return switch (node) {
            case Paragraph each -> each.getParent() instanceof ListItem ? "" : "p";
            case Heading each -> "h4";
            case BulletList each -> "ul";
            case OrderedList each -> "ol";
            case ListItem each -> "li";
            case Emphasis each -> "em";
            case StrongEmphasis each -> "strong";
            case BlockQuote each -> "blockquote";
            case TableBlock each -> "table";
            case TableHead each -> "thead";
            case TableBody each -> "tbody";
            case TableRow each -> "tr";
            case TableCell each -> each.isHeader() ? "th" : "td";
            case Document each -> "";
            default -> "";
        };
    }

    private void stretch(String tag, String link, Node node) {
        out.open(tag, link);
        children(node);
        out.close(tag);
    }

    private void children(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            node(child);
        }
    }

    private void preformatted(String code) {
        out.open("pre").text(code.stripTrailing()).close("pre");
    }

    private void text(String text) {
        var embedded = EMBEDDED.matcher(text);
        int at = 0;
        while (embedded.find()) {
            out.text(text.substring(at, embedded.start()));
            out.all(tags.apply(Integer.parseInt(embedded.group(1))));
            at = embedded.end();
        }
        out.text(text.substring(at));
    }

    private void html(String html) {
        var tag = HTML.matcher(html);
        int at = 0;
        while (tag.find()) {
            text(html.substring(at, tag.start()));
            if (tag.group(2) != null && tag.group(1).isEmpty()) {
                out.open(tag.group(2));
            } else if (tag.group(2) != null) {
                out.close(tag.group(2));
            }
            at = tag.end();
        }
        text(html.substring(at));
    }
}
