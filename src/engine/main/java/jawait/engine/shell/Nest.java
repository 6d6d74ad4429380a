package jawait.engine.shell;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Names kept free in the nests of cells' classes.
///
/// The JVM swaps no class whose list of nest members has changed. So the list has names from the beginning for which
/// there is no class yet: of classes that an edit may add, and of homes for the lambdas that it may add.
final class Nest {
    private static final int HOMES = 16;
    private static final int ANONYMOUS = 6;

    private final Map<ClassDesc, Set<ClassDesc>> members = new HashMap<>();
    private final Map<ClassDesc, Integer> given = new HashMap<>();

    /// The list of members that a host is loaded with, and that each later version of it must have. Nothing for a
    /// class that no edit will add to, and for one with a member that no name was kept for.
    Optional<NestMembersAttribute> membersOf(ClassModel type) {
        var own = own(type);
        boolean editable = !own.isEmpty() || type.methods().stream().anyMatch(Forwarding::isUsers);
        if (!editable || type.findAttribute(Attributes.nestHost()).isPresent()) {
            return Optional.empty();
        }
        var all = members.computeIfAbsent(type.thisClass().asSymbol(), host -> withFreeNames(host, own));
        return all.containsAll(own) ? Optional.of(NestMembersAttribute.ofSymbols(List.copyOf(all))) : Optional.empty();
    }

    /// The host of a class's nest.
    static ClassDesc hostOf(ClassModel type) {
        return type.findAttribute(Attributes.nestHost())
                .map(NestHostAttribute::nestHost)
                .map(ClassEntry::asSymbol)
                .orElse(type.thisClass().asSymbol());
    }

    /// The name of a class for lambdas added to one; nothing when all are given away.
    Optional<ClassDesc> home(ClassModel type) {
        ClassDesc written = type.thisClass().asSymbol();
        ClassDesc home = home(written, given.merge(written, 1, Integer::sum));
        return members.getOrDefault(hostOf(type), Set.of()).contains(home) ? Optional.of(home) : Optional.empty();
    }

    private static List<ClassDesc> own(ClassModel type) {
        return type.findAttribute(Attributes.nestMembers())
                .map(found ->
                        found.nestMembers().stream().map(ClassEntry::asSymbol).toList())
                .orElse(List.of());
    }

    private static Set<ClassDesc> withFreeNames(ClassDesc host, List<ClassDesc> own) {
        var all = new LinkedHashSet<>(own);
        var nesting = new ArrayList<>(own);
        nesting.add(host);
        for (ClassDesc type : nesting) {
            IntStream.rangeClosed(1, ANONYMOUS).forEach(i -> all.add(nested(type, String.valueOf(i))));
            IntStream.rangeClosed(1, HOMES).forEach(i -> all.add(home(type, i)));
        }
        return all;
    }

    private static ClassDesc home(ClassDesc type, int number) {
        return nested(type, "$" + number);
    }

    private static ClassDesc nested(ClassDesc type, String name) {
        return ClassDesc.of(type.packageName(), type.displayName() + "$" + name);
    }
}
