package jawait.engine.help;

import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;

/// Which types can be written by their simple names at a place.
final class Imports {
    private final Set<String> types = new HashSet<>();
    private final Set<String> simpleNames = new HashSet<>();
    private final Set<String> packages = new HashSet<>(Set.of("java.lang"));
    private final Map<String, List<TypeNames.Name>> common = new HashMap<>();

    private Imports() {}

    /// The imports of a unit.
    static Imports of(Analysis analysis, TypeNames names, List<TypeNames.Name> all) {
        var imports = new Imports();
        analysis.modules().forEach(each -> imports.packages.addAll(names.packagesOf(each)));
        for (ImportTree each : analysis.unit().getImports()) {
            String name = each.getQualifiedIdentifier().toString();
            if (each.isStatic()) {
                continue;
            }
            if (each.isModule()) {
                modules(analysis, name).forEach(module -> imports.packages.addAll(names.packagesOf(module)));
            } else if (name.endsWith(".*")) {
                imports.packages.add(name.substring(0, name.length() - 2));
            } else {
                imports.types.add(name);
                imports.simpleNames.add(name.substring(name.lastIndexOf('.') + 1));
            }
        }
        all.stream()
                .filter(each -> imports.packages.contains(each.inPackage()))
                .forEach(each -> imports.common
                        .computeIfAbsent(each.simple(), name -> new ArrayList<>(1))
                        .add(each));
        return imports;
    }

    /// A module and those that it requires transitively.
    private static List<String> modules(Analysis analysis, String name) {
        var found = new ArrayList<>(List.of(name));
        var module = analysis.elements().getModuleElement(name);
        if (module != null && module.getKind() == ElementKind.MODULE) {
            for (var each : module.getDirectives()) {
                if (each instanceof ModuleElement.RequiresDirective required && required.isTransitive()) {
                    found.addAll(modules(
                            analysis,
                            required.getDependency().getQualifiedName().toString()));
                }
            }
        }
        return found;
    }

    /// Whether the simple name means this type and is not ambiguous.
    boolean have(TypeNames.Name type) {
        return types.contains(type.full())
                || packages.contains(type.inPackage())
                        && !simpleNames.contains(type.simple())
                        && common.getOrDefault(type.simple(), List.of()).stream()
                                        .filter(TypeNames.Name::isPublic)
                                        .count()
                                == 1;
    }
}
