package jawait.engine.help;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/// What could be typed at a place of a cell.
final class Completer {
    /// So much must have been typed before types that are not imported are suggested.
    private static final int ENOUGH = 3;

    private final Javac javac;
    private final TypeNames names;
    private final Sources sources;

    Completer(Javac javac, TypeNames names, Sources sources) {
        this.javac = javac;
        this.names = names;
        this.sources = sources;
    }

    Completion complete(Known known, String source, int cursor) {
        var lexed = Lexed.of(source.substring(0, cursor));
        var holding = lexed.holding(cursor);
        if (holding != null && holding.kind() != Lexed.Kind.WORD) {
            return literal(lexed.code(), holding, source, cursor);
        }
        var code = lexed.code();
        int count = code.units().size();
        boolean word = code.isWord(count - 1) && code.units().get(count - 1).end() == cursor;
        int start = word ? code.units().get(count - 1).start() : cursor;
        var imported = ImportLine.at(source, start, cursor);
        if (imported != null) {
            return imported.complete(known, names, this::statics);
        }
        var asked = new Asked(known, source, start, cursor, code, word ? count - 1 : count);
        Analysis analysis = analyze(asked);
        if (analysis == null || analysis.here() == null) {
            return Completion.nothing(cursor);
        }
        sources.of(analysis.elements());
        var items = new Items(analysis, new Signatures(sources), asked);
        fill(items, analysis, analysis.here(), asked);
        return new Completion(start, cursor, items.best());
    }

    /// A place where a name is to be completed.
    ///
    /// @param code the units before the cursor, comments apart
    /// @param index the place's own index among them
    record Asked(Known known, String source, int start, int cursor, Lexed code, int index) {
        String typed() {
            return source.substring(start, cursor);
        }

        /// Whether an argument list stands there already.
        boolean isCalled() {
            int end = cursor;
            while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
                end++;
            }
            return end < source.length() && source.charAt(end) == '(';
        }

        /// Whether this stands before the place.
        boolean after(String what) {
            return code.is(index - 1, what);
        }
    }

    private @Nullable Analysis analyze(Asked asked) {
        int end = asked.cursor();
        while (end < asked.source().length()
                && end > asked.start()
                && Character.isJavaIdentifierPart(asked.source().charAt(end))) {
            end++;
        }
        String unit = Scratch.of(asked.known(), asked.source(), asked.start(), end);
        Analysis found = javac.analyze(unit, asked.known().classPath());
        if (found.here() != null && hasSite(found, found.here(), asked)) {
            return found;
        }
        String line = Scratch.ofLine(asked.known(), asked.source(), asked.start(), asked.cursor());
        Analysis second = javac.analyze(line, asked.known().classPath());
        return second.here() == null && found.here() != null ? found : second;
    }

    /// Whether javac knows what stands before the dot. What it does not know it takes for a package.
    private boolean hasSite(Analysis analysis, TreePath here, Asked asked) {
        if (!(here.getLeaf() instanceof MemberSelectTree select)) {
            return true;
        }
        var type = analysis.typeOf(here, select.getExpression());
        var element = analysis.elementOf(here, select.getExpression());
        if (element == null || element.getKind() != ElementKind.PACKAGE) {
            return type != null && type.getKind() != TypeKind.ERROR;
        }
        String inside = select.getExpression() + ".";
        return names.of(asked.known().classPath()).stream()
                .anyMatch(each -> (each.inPackage() + ".").startsWith(inside));
    }

    private static Completion literal(Lexed code, Lexed.Unit unit, String source, int cursor) {
        int index = code.units().indexOf(unit);
        return unit.kind() == Lexed.Kind.STRING && FilePaths.expected(code, index)
                ? FilePaths.complete(source, unit.start() + 1, cursor)
                : Completion.nothing(cursor);
    }

    private void fill(Items items, Analysis analysis, TreePath here, Asked asked) {
        switch (here.getLeaf()) {
            case MemberSelectTree select -> members(items, analysis, here, select);
            case MemberReferenceTree reference -> {
                Members.of(analysis, here, reference.getQualifierExpression()).stream()
                        .filter(each -> each.element().getKind() == ElementKind.METHOD)
                        .forEach(items::reference);
                all(items, analysis, here, reference);
            }
            case VariableTree name -> Keywords.at(asked.code(), asked.index()).forEach(items::keyword);
            case MethodTree name -> {}
            case ClassTree name -> {}
            default -> simple(items, analysis, here, asked);
        }
    }

    /// Methods of objects too, when a type is named before `::`, and `new`.
    private static void all(Items items, Analysis analysis, TreePath here, MemberReferenceTree reference) {
        if (Members.isType(analysis, here, reference.getQualifierExpression())) {
            for (var bound : Members.bounds(analysis.typeOf(here, reference.getQualifierExpression()))) {
                if (analysis.types().asElement(bound) instanceof TypeElement type) {
                    analysis.allMembers(type).stream()
                            .filter(each -> each.getKind() == ElementKind.METHOD && analysis.mayUse(each))
                            .forEach(each -> items.reference(new Found(each, each.asType(), 1)));
                }
            }
            items.keyword("new");
        }
    }

    private void members(Items items, Analysis analysis, TreePath here, MemberSelectTree select) {
        var site = analysis.elementOf(here, select.getExpression());
        var type = analysis.typeOf(here, select.getExpression());
        String before = select.getExpression().toString();
        boolean isPackage = site != null && site.getKind() == ElementKind.PACKAGE || type == null;
        if (isPackage && before.matches("[\\w.]+")) {
            items.packaged(before, names.of(items.known().classPath()));
        }
        Members.of(analysis, here, select.getExpression()).forEach(items::found);
        if (type != null && type.getKind() == TypeKind.ARRAY) {
            items.item(new Completion.Item("length", "property", "int"), 0);
            items.item(new Completion.Item("clone()", "function", "() " + Signatures.type(type)), 1);
        }
        if (Members.isType(analysis, here, select.getExpression())) {
            items.keyword("class");
        }
    }

    private void simple(Items items, Analysis analysis, TreePath here, Asked asked) {
        boolean onlyTypes = asked.after("new")
                || asked.after("@")
                || asked.after("extends")
                || asked.after("implements")
                || asked.after("throws")
                || asked.after("instanceof");
        items.expect(new Expected(analysis).at(here));
        Scope.at(analysis, here).stream()
                .filter(each -> !onlyTypes
                        || each.element().getKind().isClass()
                        || each.element().getKind().isInterface()
                        || each.element().getKind() == ElementKind.TYPE_PARAMETER)
                .forEach(items::found);
        if (!onlyTypes) {
            items.constants();
        }
        Keywords.at(asked.code(), asked.index()).forEach(items::keyword);
        types(items, analysis, asked);
    }

    private void types(Items items, Analysis analysis, Asked asked) {
        if (asked.typed().isEmpty()) {
            return;
        }
        var match = new Match(asked.typed());
        var all = names.of(asked.known().classPath());
        var imports = Imports.of(analysis, names, all);
        var fitting = all.stream()
                .filter(each -> match.of(each.simple()) < Match.NONE && each.isPublic())
                .toList();
        long imported = fitting.stream().filter(imports::have).count();
        for (TypeNames.Name each : fitting) {
            boolean have = imports.have(each);
            if (have) {
                items.type(each, true, true);
            }
            boolean only = imported == 1 || !have;
            if (only
                    && Character.isUpperCase(asked.typed().charAt(0))
                    && asked.typed().length() >= ENOUGH) {
                items.type(each, have, false);
            }
        }
        if (Character.isLowerCase(asked.typed().charAt(0))) {
            items.packaged("", all);
        }
    }

    private List<Completion.Item> statics(Known known, String type) {
        String cell = "Object statics = " + type + ".";
        var code = Lexed.of(cell).code();
        var asked = new Asked(
                known, cell, cell.length(), cell.length(), code, code.units().size());
        Analysis analysis = analyze(asked);
        if (analysis == null
                || analysis.here() == null
                || !(analysis.here().getLeaf() instanceof MemberSelectTree select)) {
            return List.of();
        }
        sources.of(analysis.elements());
        var items = new Items(analysis, new Signatures(sources), asked);
        Members.of(analysis, analysis.here(), select.getExpression()).forEach(items::reference);
        return items.best();
    }
}
