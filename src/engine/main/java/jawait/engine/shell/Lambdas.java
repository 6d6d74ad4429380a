package jawait.engine.shell;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SUPER;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps the shape of a class whose edit adds lambdas or loses some, so that the JVM can swap it (decision 0005).
///
/// The body of a lambda is a method of its class, and the JVM neither adds methods nor takes any away. So what an edit
/// adds goes to a new class of the same nest, its home; and what it has lost stays as it was, for a function that was
/// made before the edit may still be called.
final class Lambdas {
    /// What the edit of one class comes to.
    ///
    /// @param versions what is to be swapped
    /// @param added what is to be loaded before
    record Edit(ClassDesc type, Map<ClassDesc, byte[]> versions, Map<ClassDesc, byte[]> added) {}

    private final ClassFile files;
    private final Nest nest;
    private final Map<ClassDesc, List<byte[]>> edited = new HashMap<>();

    Lambdas(ClassFile files, Nest nest) {
        this.files = files;
        this.nest = nest;
    }

    /// The new version of a class in the shape that the loaded one has, as far as that can be done.
    ///
    /// @param before the class as the compiler made it last
    Edit edit(Class<?> loaded, byte[] before, byte[] plain) {
        ClassModel now = files.parse(plain);
        ClassDesc type = now.thisClass().asSymbol();
        var shape = edited.getOrDefault(type, List.of(before)).stream()
                .flatMap(each -> LambdaPlace.of(type, files.parse(each)).stream())
                .toList();
        var written = LambdaPlace.of(type, now);
        var places = LambdaPlace.pair(written, shape);
        var movable = new Movable(loaded, now);
        places.entrySet().removeIf(each -> each.getValue().isMoved() && !movable.all(List.of(each.getKey())));
        var fresh = written.stream().filter(each -> !places.containsKey(each)).toList();
        var added = new LinkedHashMap<ClassDesc, byte[]>();
        if (!fresh.isEmpty() && movable.all(fresh)) {
            nest.home(now).ifPresent(home -> {
                fresh.forEach(each -> places.put(each, new LambdaPlace(type, home, each.body())));
                added.put(home, new byte[0]);
            });
        }
        fresh.forEach(each -> places.putIfAbsent(each, each));
        var versions = new LinkedHashMap<ClassDesc, byte[]>();
        versions.put(type, version(now, places, shape));
        added.replaceAll((home, none) -> home(now, home, places, shape));
        shape.stream()
                .map(LambdaPlace::home)
                .filter(home -> !home.equals(type))
                .distinct()
                .forEach(home -> versions.put(home, home(now, home, places, shape)));
        return new Edit(type, versions, added);
    }

    /// The edit has been made.
    void made(Edit edit) {
        var all = new ArrayList<>(edit.versions().values());
        all.addAll(edit.added().values());
        edited.put(edit.type(), all);
    }

    private byte[] version(ClassModel now, Map<LambdaPlace, LambdaPlace> places, List<LambdaPlace> shape) {
        ClassDesc type = now.thisClass().asSymbol();
        var calls = redirected(type, places);
        ClassTransform methods = (builder, element) -> {
            switch (element) {
                case MethodModel method
                when LambdaPlace.isLambda(method) -> {
                    LambdaPlace place =
                            java.util.Objects.requireNonNull(places.get(new LambdaPlace(type, type, method)));
                    if (!place.isMoved()) {
                        write(builder, place, method, calls);
                    }
                }
                case MethodModel method -> builder.transformMethod(method, MethodTransform.transformingCode(calls));
                default -> builder.with(element);
            }
        };
        var lost = lost(type, places, shape);
        return files.transformClass(
                now, methods.andThen(ClassTransform.endHandler(builder -> lost.forEach(builder::with))));
    }

    private byte[] home(ClassModel now, ClassDesc home, Map<LambdaPlace, LambdaPlace> places, List<LambdaPlace> shape) {
        var calls = redirected(now.thisClass().asSymbol(), places);
        return files.build(home, builder -> {
            builder.withVersion(now.majorVersion(), 0)
                    .withFlags(ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC)
                    .with(NestHostAttribute.of(Nest.hostOf(now)));
            places.forEach((written, place) -> {
                if (place.home().equals(home)) {
                    write(builder, place, written.body(), calls);
                }
            });
            lost(home, places, shape).forEach(builder::with);
        });
    }

    private static List<MethodModel> lost(
            ClassDesc home, Map<LambdaPlace, LambdaPlace> places, List<LambdaPlace> shape) {
        var kept = new HashSet<>(places.values());
        return shape.stream()
                .filter(place -> place.home().equals(home) && !kept.contains(place))
                .map(LambdaPlace::body)
                .toList();
    }

    private static void write(ClassBuilder builder, LambdaPlace place, MethodModel body, CodeTransform calls) {
        var written = new LambdaPlace(place.type(), place.type(), body);
        int mark = written.hasThis() ? ACC_FINAL : 0;
        builder.withMethod(
                place.name(),
                place.isMoved() ? written.staticType() : body.methodTypeSymbol(),
                place.isMoved()
                        ? ACC_STATIC | ACC_SYNTHETIC | mark
                        : body.flags().flagsMask(),
                method -> method.transformCode(body.code().orElseThrow(), calls));
    }

    /// Has functions made of the lambdas where they are now.
    private static CodeTransform redirected(ClassDesc type, Map<LambdaPlace, LambdaPlace> places) {
        var targets = new HashMap<String, LambdaPlace>();
        places.forEach((written, place) ->
                targets.put(written.name() + written.body().methodTypeSymbol().descriptorString(), place));
        return (code, element) -> code.with(
                element instanceof InvokeDynamicInstruction lambda ? redirected(lambda, type, targets) : element);
    }

    private static InvokeDynamicInstruction redirected(
            InvokeDynamicInstruction lambda, ClassDesc type, Map<String, LambdaPlace> targets) {
        var arguments = new ArrayList<ConstantDesc>();
        for (ConstantDesc argument : lambda.bootstrapArgs()) {
            arguments.add(
                    argument instanceof DirectMethodHandleDesc handle
                                    && handle.owner().equals(type)
                                    && targets.containsKey(called(handle))
                            ? handle(handle, java.util.Objects.requireNonNull(targets.get(called(handle))))
                            : argument);
        }
        return InvokeDynamicInstruction.of(java.lang.classfile.constantpool.ConstantPoolBuilder.of()
                .invokeDynamicEntry(DynamicCallSiteDesc.of(
                        lambda.bootstrapMethod(),
                        lambda.name().stringValue(),
                        lambda.typeSymbol(),
                        arguments.toArray(ConstantDesc[]::new))));
    }

    private static String called(DirectMethodHandleDesc handle) {
        return handle.methodName() + handle.lookupDescriptor();
    }

    private static MethodHandleDesc handle(DirectMethodHandleDesc handle, LambdaPlace place) {
        return place.isMoved()
                ? MethodHandleDesc.ofMethod(
                        DirectMethodHandleDesc.Kind.STATIC, place.home(), place.name(), handle.invocationType())
                : MethodHandleDesc.of(handle.kind(), handle.owner(), place.name(), handle.lookupDescriptor());
    }
}
