package jawait.engine.shell;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/// Adds to the classes of cells what makes them stoppable and their output attributable (decisions 3 and 4).
///
/// Stack maps are made anew, for which javac's hierarchy must be known: a resolver over the batch's own
/// bytes comes first. The JDK's own weaver lacks it and fails on ordinary class hierarchies (JDK-8366926).
final class Weaver {
    private final Map<String, byte[]> known = new HashMap<>();
    private final ClassFile classFile;
    private final Nest nest = new Nest();
    private final Lambdas lambdas;

    Weaver(ClassLoader loader) {
        var own = ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
            byte[] bytes = known.get(nameOf(type));
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(own.orElse(ClassHierarchyResolver.ofResourceParsing(loader))
                        .orElse(ClassHierarchyResolver.defaultResolver())));
        lambdas = new Lambdas(classFile, nest);
    }

    /// Tells the weaver of classes before one of them is woven: they may refer to each other.
    void learn(String name, byte[] plain) {
        known.put(name, plain);
    }

    /// Plain classes in which `assert` checks; those of the same batch are known.
    ClassBytecodes[] asserted(ClassBytecodes[] compiled) {
        return Arrays.stream(compiled).map(this::asserted).toArray(ClassBytecodes[]::new);
    }

    private ClassBytecodes asserted(ClassBytecodes compiled) {
        ClassModel model = classFile.parse(compiled.bytecodes());
        return Asserts.isIn(model)
                ? new ClassBytecodes(compiled.name(), classFile.transformClass(model, Asserts.on()))
                : compiled;
    }

    /// The class with stop checks and shims.
    byte[] weave(byte[] plain) {
        ClassModel model = classFile.parse(plain);
        ClassDesc self = model.thisClass().asSymbol();
        var members = nest.membersOf(model);
        ClassTransform code = (builder, element) -> {
            if (element instanceof MethodModel method && method.code().isPresent()) {
                boolean initialiser = method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
                CodeTransform checks = new CellCode(initialiser ? self : null);
                builder.transformMethod(
                        method,
                        MethodTransform.transformingCode(
                                TimerRun.is(model, method) ? checks.andThen(new TimerRun()) : checks));
            } else if (element instanceof ClassFileVersion version) {
                // What a preview feature of the language compiles to is marked, and refused by a JVM that was started
                // without them, though nearly all of it is ordinary code.
                builder.withVersion(version.majorVersion(), 0);
            } else if (!(element instanceof NestMembersAttribute && members.isPresent())) {
                builder.with(element);
            }
        };
        return classFile.transformClass(
                model, code.andThen(ClassTransform.endHandler(builder -> members.ifPresent(builder::with))));
    }

    /// The new version of a loaded class in the shape that it has, as far as that can be done; not woven yet.
    Lambdas.Edit edit(Class<?> loaded, byte[] plain) {
        return lambdas.edit(loaded, plain(loaded.getName()), plain);
    }

    /// The edit has been swapped in.
    void made(Lambdas.Edit edit) {
        lambdas.made(edit);
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
                .map(LambdaPlace::unnumbered)
                .collect(Collectors.joining("\n"));
    }

    /// The name that a loader knows a class by.
    static String nameOf(ClassDesc type) {
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
