package jawait.engine.shell;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Adds to the classes of cells what makes them stoppable and their output attributable (decisions 3 and 4).
///
/// Stack maps are made anew, for which javac's hierarchy must be known: a resolver over the batch's own
/// bytes comes first. The JDK's own weaver lacks it and fails on ordinary class hierarchies (JDK-8366926).
final class Weaver {
    private final Map<String, byte[]> known = new HashMap<>();
    private final ClassFile classFile;

    Weaver(ClassLoader loader) {
        var own = ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
            byte[] bytes = known.get(nameOf(type));
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(own.orElse(ClassHierarchyResolver.ofResourceParsing(loader))
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /// Tells the weaver of classes before one of them is woven: they may refer to each other.
    void learn(String name, byte[] plain) {
        known.put(name, plain);
    }

    /// The class with stop checks and shims.
    byte[] weave(byte[] plain) {
        ClassModel model = classFile.parse(plain);
        ClassDesc self = model.thisClass().asSymbol();
        return classFile.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method && method.code().isPresent()) {
                boolean initialiser = method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
                CodeTransform code = new CellCode(initialiser ? self : null);
                builder.transformMethod(
                        method,
                        MethodTransform.transformingCode(
                                TimerRun.is(model, method) ? code.andThen(new TimerRun()) : code));
            } else if (element instanceof ClassFileVersion version) {
                // What a preview feature of the language compiles to is marked, and refused by a JVM that was started
                // without them, though nearly all of it is ordinary code.
                builder.withVersion(version.majorVersion(), 0);
            } else {
                builder.with(element);
            }
        });
    }

    /// Whether the static initialiser of a class does the same in both versions; when it does not, hot-swapping
    /// would never run it.
    boolean sameInitialiser(byte[] before, byte[] after) {
        return initialiser(before).equals(initialiser(after));
    }

    private String initialiser(byte[] plain) {
        return classFile.parse(plain).methods().stream()
                .filter(m -> m.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME))
                .flatMap(m -> m.code().stream())
                .flatMap(CodeModel::elementStream)
                .filter(Instruction.class::isInstance)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String nameOf(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    /// The plain bytes of a class, if it was woven here.
    Optional<byte[]> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /// The plain bytes of a class woven before.
    byte[] plain(String name) {
        return java.util.Objects.requireNonNull(known.get(name), name);
    }
}
