package jawait.engine.shell;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether lambdas may be run by another class of the nest: all may that use neither `super` nor what a class of a
/// library keeps for those that extend it.
///
/// @param loaded the class that they were written in
/// @param now its new version
record Movable(Class<?> loaded, ClassModel now) {
    private static final Set<String> OF_OBJECT = Set.of("clone", "finalize");

    boolean all(List<LambdaPlace> lambdas) {
        return lambdas.stream()
                .flatMap(each -> each.body().code().stream())
                .flatMap(code -> code.elementStream())
                .allMatch(this::isOpen);
    }

    private boolean isOpen(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call
            when call.opcode() == Opcode.INVOKESPECIAL -> call.name().equalsString(ConstantDescs.INIT_NAME);
            case InvokeInstruction call ->
                isOpen(call.owner().asSymbol(), call.name().stringValue());
            case FieldInstruction field ->
                isOpen(field.owner().asSymbol(), field.name().stringValue());
            default -> true;
        };
    }

    private boolean isOpen(ClassDesc owner, String name) {
        if (owner.equals(ConstantDescs.CD_Object)) {
            return !OF_OBJECT.contains(name);
        }
        return !owner.equals(now.thisClass().asSymbol()) || isDeclared(name) || !isInheritedOnly(name);
    }

    private boolean isDeclared(String name) {
        return now.methods().stream().anyMatch(method -> method.methodName().equalsString(name))
                || now.fields().stream().anyMatch(field -> field.fieldName().equalsString(name));
    }

    private boolean isInheritedOnly(String name) {
        return Stream.<Class<?>>iterate(loaded.getSuperclass(), type -> type != null, Class::getSuperclass)
                .filter(type -> !type.getPackageName().equals(loaded.getPackageName()))
                .flatMap(type -> Stream.<Member>concat(
                        Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredFields())))
                .anyMatch(member -> member.getName().equals(name) && Modifier.isProtected(member.getModifiers()));
    }
}
