package jawait.engine.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/// Collects suggestions, one for each text, and puts the best first: what has the type that is wanted
/// before other things, names that begin as typed before those that match by humps, near before far,
/// deprecated ones last.
final class Items {
    private static final int MOST = 500;
    private static final int SIGNED = 60;

    private final Analysis analysis;
    private final Signatures signatures;
    private final Completer.Asked asked;
    private final Match match;
    private final Expected expected;
    private final Map<String, Integer> scores = new HashMap<>();
    private final Map<String, Completion.Item> plain = new LinkedHashMap<>();
    private final Map<String, List<Found>> found = new LinkedHashMap<>();
    private List<TypeMirror> wanted = List.of();

    Items(Analysis analysis, Signatures signatures, Completer.Asked asked) {
        this.analysis = analysis;
        this.signatures = signatures;
        this.asked = asked;
        this.match = new Match(asked.typed());
        this.expected = new Expected(analysis);
        if (analysis.here() != null) {
            wanted = expected.at(analysis.here());
        }
    }

    Known known() {
        return asked.known();
    }

    void expect(List<TypeMirror> types) {
        wanted = types;
    }

    /// Suggests what a name can stand for; methods with their parentheses.
    void found(Found each) {
        boolean bare = !(each.element() instanceof ExecutableElement) || asked.isCalled();
        add(each, bare ? each.name() : each.name() + "(");
    }

    /// Suggests a method by its bare name.
    void reference(Found each) {
        add(each, each.name());
    }

    private void add(Found each, String text) {
        int quality = match.of(each.name());
        if (quality == Match.NONE) {
            return;
        }
        boolean deprecated = analysis.elements().isDeprecated(each.element());
        boolean fits = !wanted.isEmpty() && expected.fits(each.type(), wanted);
        found.computeIfAbsent(text, key -> new ArrayList<>()).add(each);
        score(text, quality, fits, each.distance() + (deprecated ? 1000 : 0));
    }

    /// Suggests a text that is no element of the program.
    void item(Completion.Item item, int distance) {
        int quality = match.of(item.text());
        if (quality < Match.NONE) {
            plain.putIfAbsent(item.text(), item);
            score(item.text(), quality, false, distance);
        }
    }

    void keyword(String word) {
        boolean value = wanted.stream().anyMatch(each -> each.toString().equals("boolean"))
                && List.of("true", "false").contains(word);
        if (match.of(word) < 2) {
            plain.putIfAbsent(word, new Completion.Item(word, "keyword", ""));
            score(word, match.of(word), value, 6);
        }
    }

    /// Suggests a type by its simple name where that is imported, else by its full name.
    void type(TypeNames.Name name, boolean imported, boolean simple) {
        String text = simple ? name.simple() : name.full();
        int far = name.inPackage().startsWith("java.") ? 0 : name.inPackage().startsWith("com.sun.") ? 4 : 2;
        boolean fits = imported && !wanted.isEmpty() && wanted.stream().anyMatch(each -> isNamed(each, name));
        plain.putIfAbsent(text, new Completion.Item(text, "class", name.full(), imported ? "" : name.full()));
        score(text, match.of(name.simple()), fits, (simple ? 10 : 20) + far);
    }

    private static boolean isNamed(TypeMirror type, TypeNames.Name name) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(name.full());
    }

    /// Suggests the constants of an enum that is wanted: bare after `case`, by the enum's name elsewhere.
    void constants() {
        for (TypeMirror each : wanted) {
            if (each instanceof DeclaredType type && type.asElement().getKind() == ElementKind.ENUM) {
                for (Element member : type.asElement().getEnclosedElements()) {
                    String text = member.getSimpleName().toString();
                    String full = type.asElement().getSimpleName() + "." + text;
                    int quality = Math.min(match.of(text), match.of(full));
                    if (member.getKind() == ElementKind.ENUM_CONSTANT && quality < Match.NONE) {
                        String shown = asked.after("case") || asked.code().is(asked.index() - 2, "case") ? text : full;
                        plain.putIfAbsent(shown, new Completion.Item(shown, "property", Signatures.type(each)));
                        score(shown, quality, true, 0);
                    }
                }
            }
        }
    }

    /// Suggests the types of a package and the packages within.
    void packaged(String site, List<TypeNames.Name> all) {
        inPackage(site, all).forEach(each -> {
            if (!plain.containsKey(each.text()) && match.of(each.text()) < 2) {
                plain.put(each.text(), each);
                score(each.text(), match.of(each.text()), false, each.type().equals("module") ? 40 : 10);
            }
        });
    }

    /// What is in a package: types, and the next part of the names of packages within.
    static List<Completion.Item> inPackage(String site, List<TypeNames.Name> all) {
        var items = new LinkedHashSet<Completion.Item>();
        String prefix = site.isEmpty() ? "" : site + ".";
        for (TypeNames.Name each : all) {
            if (each.inPackage().equals(site) && !site.isEmpty() && each.isPublic()) {
                items.add(new Completion.Item(each.simple(), "class", each.full()));
            } else if (each.inPackage().startsWith(prefix) && each.inPackage().length() > prefix.length()) {
                String rest = each.inPackage().substring(prefix.length());
                int dot = rest.indexOf('.');
                items.add(new Completion.Item(dot < 0 ? rest : rest.substring(0, dot), "module", "package"));
            }
        }
        return List.copyOf(items);
    }

    private void score(String text, int quality, boolean fits, int distance) {
        int deprecated = distance >= 1000 ? 1 : 0;
        int camel = quality == 2 ? 1 : 0;
        int own = deprecated * 100_000 + camel * 10_000 + (fits ? 0 : 2_000) + quality * 1_000 + distance % 1000 * 10;
        scores.merge(text, own, Math::min);
    }

    /// All of them, the best first.
    List<Completion.Item> best() {
        var texts = new ArrayList<>(scores.keySet());
        texts.sort(Comparator.<String>comparingInt(scores::get).thenComparing(Comparator.naturalOrder()));
        var items = new LinkedHashMap<String, Completion.Item>();
        for (String text : texts.subList(0, Math.min(MOST, texts.size()))) {
            var each = item(text, items.size() < SIGNED);
            items.putIfAbsent(each.text(), each);
        }
        return List.copyOf(items.values());
    }

    private Completion.Item item(String text, boolean signed) {
        var elements = found.get(text);
        if (elements == null) {
            return plain.getOrDefault(text, new Completion.Item(text, "instance", ""));
        }
        Found first = elements.getFirst();
        var overloads = overloads(elements);
        boolean empty = text.endsWith("(")
                && overloads.stream()
                        .allMatch(each -> each.element() instanceof ExecutableElement method
                                && method.getParameters().isEmpty());
        String more = overloads.size() > 1 ? "  +" + (overloads.size() - 1) + " more" : "";
        String signature = signed ? signatures.brief(overloads.getFirst()) + more : "";
        return new Completion.Item(empty ? text + ")" : text, kind(first.element()), signature);
    }

    private List<Found> overloads(List<Found> elements) {
        var methods = elements.stream().map(Found::element).toList();
        var own = elements.stream()
                .filter(each -> !(each.element() instanceof ExecutableElement method)
                        || !analysis.isOverridden(method, methods))
                .toList();
        return own.isEmpty() ? elements : own;
    }

    private static String kind(Element element) {
        return switch (element.getKind()) {
            case METHOD, CONSTRUCTOR -> "function";
            case FIELD, ENUM_CONSTANT -> Analysis.isScratch(element.getEnclosingElement()) ? "instance" : "property";
            case PACKAGE, MODULE -> "module";
            case TYPE_PARAMETER -> "class";
            default -> element.getKind().isClass() || element.getKind().isInterface() ? "class" : "instance";
        };
    }
}
