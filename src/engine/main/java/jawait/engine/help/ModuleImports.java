package jawait.engine.help;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Imports of the JDK's modules, one type at a time: javac would enter the two thousand classes that an
/// `import module java.base` makes visible for every question, a third of its time, and a unit mentions a few.
///
/// One thread at a time.
final class ModuleImports {
    /// What they require to be imported as well is among them.
    private static final Set<String> MODULES = Set.of("java.base", "java.net.http");

    private static final Pattern MODULE = Pattern.compile("import\\s+module\\s+([\\w.]+)\\s*;");
    private static final Pattern ON_DEMAND = Pattern.compile("import\\s+(?!static\\s)([\\w.]+)\\.\\*\\s*;");
    private static final Pattern SINGLE = Pattern.compile("import\\s+(?:static\\s+)?[\\w.]+\\.(\\w+)\\s*;");
    private static final Pattern CAPITALISED = Pattern.compile("\\b[A-Z]\\w*");

    private final TypeNames names;
    private @Nullable Map<String, List<TypeNames.Name>> index;

    ModuleImports(TypeNames names) {
        this.names = names;
    }

    /// A unit without them.
    ///
    /// @param modules those that it imported, of which it now imports what it mentions
    record Narrowed(String unit, Set<String> modules) {}

    /// The unit, narrowed when that changes no name's meaning: not when it imports other packages on demand, whose
    /// types hide those of modules, and not before the names of the JDK's types are known.
    Narrowed of(String unit) {
        var modules = new LinkedHashSet<String>();
        MODULE.matcher(unit).results().forEach(each -> modules.add(each.group(1)));
        boolean plain = ON_DEMAND
                .matcher(unit)
                .results()
                .allMatch(
                        each -> each.group(1).equals("jawait") || each.group(1).equals("jawait.display"));
        if (modules.isEmpty() || !MODULES.containsAll(modules) || !plain || !names.areRead()) {
            return new Narrowed(unit, Set.of());
        }
        var packages = modules.stream()
                .flatMap(each -> names.packagesOf(each).stream())
                .collect(Collectors.toSet());
        Set<String> taken =
                SINGLE.matcher(unit).results().map(each -> each.group(1)).collect(Collectors.toSet());
        String imports = CAPITALISED
                .matcher(unit)
                .results()
                .map(each -> each.group())
                .distinct()
                .filter(each -> !taken.contains(each))
                .flatMap(each -> only(each, packages).stream())
                .map(each -> "import " + each.full() + ";")
                .collect(Collectors.joining());
        return new Narrowed(imports + MODULE.matcher(unit).replaceAll(""), modules);
    }

    /// The public type of that name in those packages, when there is one; `java.lang` needs no import.
    private List<TypeNames.Name> only(String simple, Set<String> packages) {
        var found = index().getOrDefault(simple, List.of()).stream()
                .filter(each -> packages.contains(each.inPackage()) && each.isPublic())
                .toList();
        return found.size() == 1 && !found.getFirst().inPackage().equals("java.lang") ? found : List.of();
    }

    private Map<String, List<TypeNames.Name>> index() {
        var made = index;
        if (made == null) {
            made = names.of(List.of()).stream()
                    .collect(Collectors.groupingBy(TypeNames.Name::simple, HashMap::new, Collectors.toList()));
            index = made;
        }
        return made;
    }
}
