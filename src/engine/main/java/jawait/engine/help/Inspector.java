package jawait.engine.help;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import jawait.display.MimeBundle;
import jawait.engine.help.doc.Doc;
import org.jspecify.annotations.Nullable;

/// Says what stands at a place: a name, or the call around it.
final class Inspector {
    private static final int DOCUMENTED = 8;
    private static final int MOST = 40;
    private static final String NO_DOCUMENTATION = "(no documentation: ";

    private final Javac javac;
    private final TypeNames names;
    private final Sources sources;
    private final Function<String, Optional<String>> values;

    /// @param values what a variable's value looks like, in short
    Inspector(Javac javac, TypeNames names, Sources sources, Function<String, Optional<String>> values) {
        this.javac = javac;
        this.names = names;
        this.sources = sources;
        this.values = values;
    }

    /// What is asked about.
    ///
    /// @param detailed true for the source too
    private record Asked(Known known, String source, int start, int end, boolean detailed) {
        String name() {
            return source.substring(start, end);
        }
    }

    @Nullable
    MimeBundle inspect(Known known, String source, int cursor, boolean detailed) {
        var lexed = Lexed.of(source);
        var holding = Lexed.of(source.substring(0, cursor)).holding(cursor);
        if (holding != null && holding.kind() == Lexed.Kind.COMMENT) {
            return null;
        }
        var page = new Page();
        for (var unit : lexed.units()) {
            if (unit.kind() == Lexed.Kind.WORD && unit.start() <= cursor && cursor <= unit.end()) {
                name(page, new Asked(known, source, unit.start(), unit.end(), detailed));
            }
        }
        var call = CallAt.of(Lexed.of(source.substring(0, cursor)).code(), cursor);
        if (call != null) {
            call(page, new Asked(known, source, call.start(), call.end(), detailed && page.isEmpty()), call);
        }
        return page.isEmpty() ? null : page.bundle();
    }

    private @Nullable Analysis analyze(Asked asked) {
        for (String unit : List.of(
                Scratch.of(asked.known(), asked.source(), asked.start(), asked.end()),
                Scratch.ofLine(asked.known(), asked.source(), asked.start(), asked.end()))) {
            Analysis found = javac.analyze(unit, asked.known().classPath());
            if (found.here() != null) {
                sources.of(found.elements());
                return found;
            }
        }
        return null;
    }

    private void name(Page page, Asked asked) {
        Analysis analysis = analyze(asked);
        var found = analysis == null || analysis.here() == null
                ? List.<Found>of()
                : candidates(analysis, analysis.here(), asked);
        if (analysis != null) {
            entries(page, analysis, asked, chosen(asked, found));
        }
        if (page.isEmpty()) {
            Keywords.meaning(asked.name())
                    .ifPresent(meaning -> page.add(new Page.Entry(
                            asked.name(), new LinkedHashMap<>(Map.of("Keyword", meaning)), Doc.NOTHING, "")));
        }
    }

    private List<Found> candidates(Analysis analysis, TreePath here, Asked asked) {
        String name = asked.name();
        var all = switch (here.getLeaf()) {
            case MemberSelectTree select -> {
                var members = new ArrayList<>(Members.of(analysis, here, select.getExpression()));
                named(analysis, select.getExpression() + "." + name).ifPresent(members::add);
                yield members;
            }
            case MemberReferenceTree reference -> {
                var members = new ArrayList<Found>();
                Members.bounds(analysis.typeOf(here, reference.getQualifierExpression()))
                        .forEach(type -> analysis.allMembers(
                                        (TypeElement) analysis.types().asElement(type))
                                .forEach(each -> members.add(new Found(each, each.asType(), 1))));
                yield members;
            }
            case VariableTree variable -> {
                var own = analysis.trees().getElement(here);
                yield own == null ? List.<Found>of() : List.of(new Found(own, own.asType(), 0));
            }
            case ClassTree type -> Scope.at(analysis, here);
            case MethodTree method -> Scope.at(analysis, here);
            default -> Scope.at(analysis, here);
        };
        if (here.getLeaf() instanceof VariableTree) {
            return all;
        }
        var found = all.stream().filter(each -> each.name().equals(name)).toList();
        return found.isEmpty() && !(here.getLeaf() instanceof MemberSelectTree) ? types(analysis, asked) : found;
    }

    private static Optional<Found> named(Analysis analysis, String full) {
        TypeElement type = full.matches("[\\w$.]+") ? analysis.elements().getTypeElement(full) : null;
        return Optional.ofNullable(type).map(each -> new Found(each, each.asType(), 3));
    }

    /// The types of that simple name: the imported one, or all that there are.
    private List<Found> types(Analysis analysis, Asked asked) {
        var all = names.of(asked.known().classPath());
        var imports = Imports.of(analysis, names, all);
        var fitting = all.stream()
                .filter(each -> each.simple().equals(asked.name()) && each.isPublic())
                .toList();
        var imported = fitting.stream().filter(imports::have).toList();
        return (imported.isEmpty() ? fitting : imported)
                .stream().flatMap(each -> named(analysis, each.full()).stream()).toList();
    }

    /// Where both are meant by a name, what is called when it is called, else the variable or the type.
    private static List<Found> chosen(Asked asked, List<Found> found) {
        boolean called = asked.source().substring(asked.end()).stripLeading().startsWith("(");
        var methods = found.stream()
                .filter(each -> each.element() instanceof ExecutableElement)
                .toList();
        var others = found.stream()
                .filter(each -> !(each.element() instanceof ExecutableElement))
                .limit(4)
                .toList();
        return called && !methods.isEmpty() || others.isEmpty() ? methods : others;
    }

    private void entries(Page page, Analysis analysis, Asked asked, List<Found> found) {
        var docs = new Docs(analysis, sources);
        var signatures = new Signatures(sources);
        var elements = found.stream().map(Found::element).toList();
        int count = 0;
        for (Found each : found) {
            boolean twice =
                    each.element() instanceof ExecutableElement method && analysis.isOverridden(method, elements);
            if (!twice && count++ < MOST) {
                Doc doc = count <= DOCUMENTED ? docs.of(each.element(), false) : Doc.NOTHING;
                noteMissing(page, analysis, each.element(), doc);
                page.add(new Page.Entry(
                        each.element().getSimpleName().contentEquals(Scratch.HERE)
                                ? Signatures.type(each.type()) + " " + asked.name()
                                : signatures.full(each),
                        facts(analysis, each, asked),
                        doc,
                        asked.detailed() ? source(docs, analysis, each, asked) : ""));
            }
        }
    }

    private void noteMissing(Page page, Analysis analysis, Element element, Doc doc) {
        if (doc.isEmpty()
                && !analysis.isOurs(element)
                && sources.unit(element).isEmpty()
                && element.getKind() != ElementKind.PACKAGE
                && !element.getKind().isVariable()) {
            var file = analysis.elements().getFileObjectOf(element);
            boolean jdk = file != null && "jrt".equals(file.toUri().getScheme());
            page.note(NO_DOCUMENTATION + (jdk ? "this JDK has no lib/src.zip)" : "its sources were not found)"));
        }
    }

    private Map<String, String> facts(Analysis analysis, Found found, Asked asked) {
        var facts = new LinkedHashMap<String, String>();
        Element element = found.element();
        boolean ofSession = element.getEnclosingElement() != null
                && element.getEnclosingElement().getSimpleName().contentEquals(Scratch.SESSION);
        if (ofSession) {
            declared(asked.known(), element).ifPresent(each -> {
                if (each.kind() == Known.Kind.VARIABLE) {
                    values.apply(each.name()).ifPresent(value -> facts.put("Value", value));
                }
                if (!each.cell().isEmpty()) {
                    facts.put("Declared in", "Cell " + each.cell());
                }
            });
        }
        if (analysis.elements().isDeprecated(element)) {
            facts.put("Deprecated", "do not use it in new code");
        }
        return facts;
    }

    private static Optional<Known.Declared> declared(Known known, Element element) {
        var kind = element instanceof ExecutableElement
                ? Known.Kind.METHOD
                : element instanceof TypeElement ? Known.Kind.TYPE : Known.Kind.VARIABLE;
        var all = known.declared().stream()
                .filter(each -> each.kind() == kind && element.getSimpleName().contentEquals(each.name()))
                .toList();
        if (all.size() > 1 && element instanceof ExecutableElement method) {
            return all.stream()
                    .filter(each ->
                            parameters(each.source()) == method.getParameters().size())
                    .findFirst();
        }
        return all.stream().findFirst();
    }

    private static int parameters(String source) {
        int open = source.indexOf('(');
        int close = source.indexOf(')', open);
        String inside = open < 0 || close < 0 ? "" : source.substring(open + 1, close);
        return inside.isBlank() ? 0 : inside.replaceAll("<[^<>]*>", "").split(",").length;
    }

    private static String source(Docs docs, Analysis analysis, Found found, Asked asked) {
        if (analysis.isOurs(found.element())) {
            return declared(asked.known(), found.element())
                    .map(each -> each.comment().isEmpty() ? each.source() : each.comment() + "\n" + each.source())
                    .orElse("");
        }
        return docs.source(found.element());
    }

    private void call(Page page, Asked asked, CallAt call) {
        Analysis analysis = analyze(asked);
        if (analysis == null || analysis.here() == null) {
            return;
        }
        var found = new ArrayList<Found>();
        for (Found each : candidates(analysis, analysis.here(), asked)) {
            if (call.creates() && each.element() instanceof TypeElement type) {
                found.addAll(Members.constructors(analysis, type, null));
            } else if (!call.creates() && each.element() instanceof ExecutableElement) {
                found.add(each);
            }
        }
        var docs = new Docs(analysis, sources);
        var signatures = new Signatures(sources);
        var elements = found.stream().map(Found::element).toList();
        for (Found each : found.stream().limit(MOST).toList()) {
            if (!analysis.isOverridden((ExecutableElement) each.element(), elements)) {
                var facts = new LinkedHashMap<String, String>();
                signatures.parameter(each, call.argument()).ifPresent(now -> facts.put("At the cursor", now));
                facts.putAll(facts(analysis, each, asked));
                Doc doc = docs.of(each.element(), !asked.detailed());
                noteMissing(page, analysis, each.element(), doc);
                page.add(new Page.Entry(
                        signatures.full(each),
                        facts,
                        doc,
                        asked.detailed() ? source(docs, analysis, each, asked) : ""));
            }
        }
    }
}
