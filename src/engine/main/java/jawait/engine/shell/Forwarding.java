package jawait.engine.shell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lets what still calls a replaced method reach the new one: a frame that has been running since before the edit, a
/// task's endless loop, goes on with the class that it was compiled against.
///
/// JShell names the classes of one snippet `$JShell$7`, `$JShell$7B`, `$JShell$7C`. Each forwards to the next, with
/// the shape that it has, so that it can be swapped.
final class Forwarding {
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\d+(?=[A-Z]*$)");

    private final Map<String, String> newest = new HashMap<>();
    private final Set<String> loaded = new HashSet<>();

    /// Remembers that a class was loaded.
    ///
    /// @return the class of the same snippet that it replaces
    Optional<String> replacedBy(String name) {
        Matcher wrapper = WRAPPER.matcher(name);
        // A class that came up a second time would be forwarded to what forwards to it.
        if (!wrapper.lookingAt() || !loaded.add(name)) {
            return Optional.empty();
        }
        return Optional.ofNullable(newest.put(wrapper.group(), name));
    }

    /// The replaced class with methods that call those of `now`; empty when the two have none in common.
    static Optional<byte[]> forwarded(byte[] before, byte[] now) {
        var files = ClassFile.of();
        ClassModel replacement = files.parse(now);
        Set<String> there = replacement.methods().stream()
                .filter(Forwarding::isUsers)
                .map(Forwarding::signature)
                .collect(Collectors.toSet());
        ClassModel model = files.parse(before);
        if (model.methods().stream().noneMatch(m -> isUsers(m) && there.contains(signature(m)))) {
            return Optional.empty();
        }
        ClassDesc target = replacement.thisClass().asSymbol();
        return Optional.of(files.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method && isUsers(method) && there.contains(signature(method))) {
                builder.withMethodBody(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        code -> call(code, target, method));
            } else {
                builder.with(element);
            }
        }));
    }

    private static void call(CodeBuilder code, ClassDesc target, MethodModel method) {
        MethodTypeDesc type = method.methodTypeSymbol();
        int slot = 0;
        for (ClassDesc parameter : type.parameterList()) {
            TypeKind kind = TypeKind.from(parameter);
            code.loadLocal(kind, slot);
            slot += kind.slotSize();
        }
        code.invokestatic(target, method.methodName().stringValue(), type).return_(TypeKind.from(type.returnType()));
    }

    /// Whether a method of a wrapper class is one that a user declared.
    static boolean isUsers(MethodModel method) {
        return method.flags().has(AccessFlag.STATIC)
                && !method.flags().has(AccessFlag.SYNTHETIC)
                && !method.methodName().stringValue().startsWith("<")
                && !method.methodName().stringValue().startsWith("do_it$");
    }

    private static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }
}
