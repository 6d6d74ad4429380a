package jawait.engine.help;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import jawait.engine.help.doc.Doc;
import jawait.engine.help.doc.DocReader;

/// Finds the documentation of an element: its own comment, or that of the method that it overrides.
final class Docs {
    private final Analysis analysis;
    private final Sources sources;

    private record Comment(DocTrees trees, DocCommentTree tree) {}

    Docs(Analysis analysis, Sources sources) {
        this.analysis = analysis;
        this.sources = sources;
    }

    /// The documentation; empty where there is none.
    ///
    /// @param brief true for the first sentence only
    Doc of(Element element, boolean brief) {
        return of(element, brief, 4);
    }

    private Doc of(Element element, boolean brief, int depth) {
        var comment = comment(element);
        if (comment.isEmpty()) {
            return depth == 0 ? Doc.NOTHING : overridden(element, brief, depth - 1);
        }
        var reader = new DocReader(comment.get().trees(), () -> overridden(element, true, depth - 1));
        return brief
                ? reader.first(comment.get().tree())
                : reader.all(comment.get().tree());
    }

    private Optional<Comment> comment(Element element) {
        if (analysis.isOurs(element)) {
            return Optional.ofNullable(analysis.trees().getDocCommentTree(element))
                    .map(tree -> new Comment(analysis.trees(), tree));
        }
        return sources.declaration(element)
                .flatMap(path -> sources.unit(element)
                        .flatMap(unit -> Optional.ofNullable(unit.trees().getDocCommentTree(path))
                                .map(tree -> new Comment(unit.trees(), tree))));
    }

    private Doc overridden(Element element, boolean brief, int depth) {
        if (depth < 0
                || !(element instanceof ExecutableElement method)
                || !(method.getEnclosingElement() instanceof TypeElement owner)) {
            return Doc.NOTHING;
        }
        var todo = new ArrayDeque<TypeMirror>(analysis.types().directSupertypes(owner.asType()));
        var seen = new LinkedHashSet<Element>();
        while (!todo.isEmpty()) {
            Element type = analysis.types().asElement(todo.remove());
            if (type instanceof TypeElement above && seen.add(above)) {
                for (Element each : above.getEnclosedElements()) {
                    if (each instanceof ExecutableElement other
                            && analysis.elements().overrides(method, other, owner)
                            && comment(other).isPresent()) {
                        return of(other, brief, depth);
                    }
                }
                todo.addAll(analysis.types().directSupertypes(above.asType()));
            }
        }
        return Doc.NOTHING;
    }

    /// The source of an element as its author wrote it; empty where there is none.
    String source(Element element) {
        var unit = sources.unit(element);
        var path = sources.declaration(element);
        if (unit.isEmpty() || path.isEmpty()) {
            return "";
        }
        TreePath declaration = path.get();
        var positions = unit.get().trees().getSourcePositions();
        String text = unit.get().text();
        int start = (int) positions.getStartPosition(unit.get().tree(), declaration.getLeaf());
        int end = (int) positions.getEndPosition(unit.get().tree(), declaration.getLeaf());
        if (start < 0 || end < start) {
            return "";
        }
        int line = text.lastIndexOf('\n', start) + 1;
        boolean first = text.substring(line, start).isBlank();
        return text.substring(first ? line : start, end).stripIndent().strip();
    }
}
