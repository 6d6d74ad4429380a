package jawait.engine.help.doc;

import com.sun.source.doctree.AttributeTree;
import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.ErroneousTree;
import com.sun.source.doctree.EscapeTree;
import com.sun.source.doctree.IndexTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.doctree.SnippetTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.SummaryTree;
import com.sun.source.doctree.SystemPropertyTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.DocTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads a comment that javac has parsed.
public final class DocReader {
    private static final Pattern SNIPPET_MARKUP =
            Pattern.compile("[ \\t]*//\\s*@(start|end|highlight|replace|link)\\b.*");

    private final DocTrees trees;
    private final Supplier<Doc> inherited;

    /// @param inherited what `{@inheritDoc}` stands for
    public DocReader(DocTrees trees, Supplier<Doc> inherited) {
        this.trees = trees;
        this.inherited = inherited;
    }

    /// The whole comment: its body, then parameters, result, exceptions and the rest as lists.
    public Doc all(DocCommentTree comment) {
        var out = new Doc.Builder().all(read(comment.getFullBody()));
        var sections = new LinkedHashMap<String, List<Doc>>();
        for (DocTree tag : comment.getBlockTags()) {
            section(tag, sections);
        }
        sections.forEach((title, entries) -> {
            out.open("p").open("b").text(title + ":").close("b").close("p").open("ul");
            entries.forEach(each -> out.open("li").all(each).close("li"));
            out.close("ul");
        });
        return out.build();
    }

    /// The first sentence.
    public Doc first(DocCommentTree comment) {
        return read(comment.getFirstSentence());
    }

    private void section(DocTree tag, Map<String, List<Doc>> sections) {
        switch (tag) {
            case DeprecatedTree each -> entry(sections, "Deprecated", read(each.getBody()));
            case ParamTree each ->
                entry(
                        sections,
                        each.isTypeParameter() ? "Type parameters" : "Parameters",
                        named(String.valueOf(each.getName()), each.getDescription()));
            case ReturnTree each -> entry(sections, "Returns", read(each.getDescription()));
            case ThrowsTree each ->
                entry(sections, "Throws", named(each.getExceptionName().getSignature(), each.getDescription()));
            case SinceTree each -> entry(sections, "Since", read(each.getBody()));
            case SeeTree each -> entry(sections, "See", see(each.getReference()));
            default -> {}
        }
    }

    private static void entry(Map<String, List<Doc>> sections, String title, Doc doc) {
        sections.computeIfAbsent(title, each -> new ArrayList<>()).add(doc);
    }

    private Doc named(String name, List<? extends DocTree> description) {
        return new Doc.Builder().code(name).text(" – ").all(read(description)).build();
    }

    private Doc see(List<? extends DocTree> reference) {
        return reference.size() == 1 && reference.getFirst().getKind() == DocTree.Kind.REFERENCE
                ? new Doc.Builder()
                        .code(MarkdownReader.readable(reference.getFirst().toString()))
                        .build()
                : read(reference);
    }

    private Doc read(List<? extends DocTree> nodes) {
        boolean markdown = nodes.stream().anyMatch(each -> each.getKind() == DocTree.Kind.MARKDOWN);
        if (!markdown) {
            var out = new Doc.Builder();
            nodes.forEach(each -> node(each, out));
            return out.build();
        }
        var text = new StringBuilder();
        var tags = new ArrayList<Doc>();
        for (DocTree each : nodes) {
            if (each instanceof RawTextTree raw) {
                text.append(raw.getContent());
            } else {
                text.append(MarkdownReader.TAG).append(tags.size()).append(MarkdownReader.TAG);
                var out = new Doc.Builder();
                node(each, out);
                tags.add(out.build());
            }
        }
        return MarkdownReader.read(text.toString(), tags::get);
    }

    private void node(DocTree node, Doc.Builder out) {
        switch (node) {
            case EscapeTree escaped -> out.text(escaped.getBody());
            case ErroneousTree wrong -> out.text(wrong.getBody());
            case TextTree text -> out.text(text.getBody());
            case RawTextTree raw -> out.all(MarkdownReader.read(raw.getContent(), i -> Doc.NOTHING));
            case EntityTree entity -> out.text(characters(entity));
            case StartElementTree start -> out.open(start.getName().toString(), address(start));
            case EndElementTree end -> out.close(end.getName().toString());
            case LiteralTree literal -> literal(literal, out);
            case LinkTree link -> link(link, out);
            case SnippetTree snippet -> snippet(snippet, out);
            case ValueTree value -> value(value, out);
            case SummaryTree summary -> out.all(read(summary.getSummary()));
            case ReturnTree result ->
                out.text("Returns ").all(read(result.getDescription())).text(".");
            case InheritDocTree above -> out.all(inherited.get());
            case IndexTree index -> out.text(index.getSearchTerm().toString().replaceAll("^\"|\"$", ""));
            case SystemPropertyTree property ->
                out.code(property.getPropertyName().toString());
            default -> {}
        }
    }

    private String characters(EntityTree entity) {
        String known = trees.getCharacters(entity);
        return known == null ? entity.toString() : known;
    }

    private static String address(StartElementTree start) {
        for (DocTree each : start.getAttributes()) {
            if (each instanceof AttributeTree attribute && attribute.getName().contentEquals("href")) {
                var value = attribute.getValue();
                return value == null || value.isEmpty() ? "" : value.getFirst().toString();
            }
        }
        return "";
    }

    private static void literal(LiteralTree literal, Doc.Builder out) {
        String text = literal.getBody().getBody();
        if (literal.getKind() == DocTree.Kind.CODE) {
            out.code(text.strip());
        } else {
            out.text(text);
        }
    }

    private void link(LinkTree link, Doc.Builder out) {
        if (!link.getLabel().isEmpty()) {
            out.open("code").all(read(link.getLabel())).close("code");
        } else {
            out.code(MarkdownReader.readable(link.getReference().getSignature()));
        }
    }

    private static void snippet(SnippetTree snippet, Doc.Builder out) {
        TextTree body = snippet.getBody();
        if (body != null) {
            String code = SNIPPET_MARKUP.matcher(body.getBody()).replaceAll("");
            out.open("pre").text(code.stripIndent().strip()).close("pre");
        }
    }

    private static void value(ValueTree value, Doc.Builder out) {
        var reference = value.getReference();
        out.code(reference == null ? "this value" : MarkdownReader.readable(reference.getSignature()));
    }
}
