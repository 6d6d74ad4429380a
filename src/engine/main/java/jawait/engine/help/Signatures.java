package jawait.engine.help;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Writes signatures as people read them: simple names of types, names of parameters.
final class Signatures {
    private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[\\w$]+\\.)+(?=[\\p{Lu}$])");
    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(?:\\([^)]*\\))?\\s*");
    private static final Pattern CAPTURE = Pattern.compile("capture#\\d+ of ");

    private final Sources sources;

    Signatures(Sources sources) {
        this.sources = sources;
    }

    /// A type by simple names: `Map.Entry<String, Integer>`.
    static String type(@Nullable TypeMirror type) {
        if (type == null) {
            return "";
        }
        String text = CAPTURE.matcher(ANNOTATION.matcher(type.toString()).replaceAll(""))
                .replaceAll("");
        return QUALIFIER
                .matcher(text)
                .replaceAll(found -> nested(found.group()))
                .replace(",", ", ")
                .replace(",  ", ", ");
    }

    /// Of `java.util.Map.` only `Map.`, which belongs to the name of what follows.
    private static String nested(String qualifier) {
        return java.util.Arrays.stream(qualifier.split("\\."))
                .filter(each -> Character.isUpperCase(each.charAt(0)))
                .filter(each -> !each.endsWith("$jawait"))
                .map(each -> each + ".")
                .collect(Collectors.joining());
    }

    /// Beside a name in a list: `(int beginIndex, int endIndex) String`, a variable's type, a type's full
    /// name.
    String brief(Found found) {
        return switch (found.element()) {
            case ExecutableElement method -> {
                String result = method.getKind() == ElementKind.CONSTRUCTOR
                        ? ""
                        : " " + type(executable(found, method).getReturnType());
                yield "(" + String.join(", ", parameters(found, method)) + ")" + result;
            }
            case TypeElement type ->
                type.getQualifiedName().toString().contains("$jawait")
                        ? ""
                        : type.getQualifiedName().toString();
            default -> type(found.type());
        };
    }

    /// In full: `int Math.max(int a, int b)`, `class ArrayList<E> extends AbstractList<E> implements …`.
    String full(Found found) {
        return switch (found.element()) {
            case ExecutableElement method -> method(found, method);
            case TypeElement type -> typeHeader(type);
            default -> type(found.type()) + " " + owner(found.element()) + found.name();
        };
    }

    private String method(Found found, ExecutableElement method) {
        var as = executable(found, method);
        String variables = typeParameters(method) + (method.getTypeParameters().isEmpty() ? "" : " ");
        String thrown = method.getThrownTypes().isEmpty()
                ? ""
                : " throws "
                        + method.getThrownTypes().stream().map(Signatures::type).collect(Collectors.joining(", "));
        String name =
                method.getKind() == ElementKind.CONSTRUCTOR && method.getEnclosingElement() instanceof TypeElement made
                        ? "new " + made.getSimpleName()
                        : type(as.getReturnType()) + " " + owner(method) + method.getSimpleName();
        return variables + name + "(" + String.join(", ", parameters(found, method)) + ")" + thrown;
    }

    private static ExecutableType executable(Found found, ExecutableElement method) {
        return found.type() instanceof ExecutableType type ? type : (ExecutableType) method.asType();
    }

    private static String owner(Element element) {
        if (!(element.getEnclosingElement() instanceof TypeElement owner)) {
            return "";
        }
        boolean readable = owner.getModifiers().contains(Modifier.PUBLIC)
                || owner.toString().contains("$jawait.");
        return readable && !owner.getSimpleName().toString().endsWith("$jawait") ? owner.getSimpleName() + "." : "";
    }

    /// The parameter of a method that an argument is for, as `int b`; empty when there is none.
    Optional<String> parameter(Found found, int argument) {
        if (!(found.element() instanceof ExecutableElement method)) {
            return Optional.empty();
        }
        var all = parameters(found, method);
        int at = method.isVarArgs() ? Math.min(argument, all.size() - 1) : argument;
        return at < all.size() ? Optional.of(all.get(at)) : Optional.empty();
    }

    private List<String> parameters(Found found, ExecutableElement method) {
        List<? extends TypeMirror> types = executable(found, method).getParameterTypes();
        List<String> names = sources.parameterNames(method);
        return IntStream.range(0, types.size())
                .mapToObj(i -> {
                    boolean variable = method.isVarArgs() && i == types.size() - 1;
                    String type = variable && types.get(i) instanceof ArrayType array
                            ? type(array.getComponentType()) + "..."
                            : type(types.get(i));
                    return type + " " + names.get(i);
                })
                .toList();
    }

    private static String typeHeader(TypeElement type) {
        String kind = switch (type.getKind()) {
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case RECORD -> "record";
            case ANNOTATION_TYPE -> "@interface";
            default -> "class";
        };
        boolean isAbstract =
                type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT);
        String above = type.getSuperclass().getKind() == TypeKind.NONE || isPlain(type.getSuperclass())
                ? ""
                : " extends " + type(type.getSuperclass());
        String interfaces = type.getInterfaces().isEmpty()
                ? ""
                : (type.getKind().isInterface() ? " extends " : " implements ")
                        + type.getInterfaces().stream().map(Signatures::type).collect(Collectors.joining(", "));
        String name = type.getQualifiedName().toString();
        return (type.getModifiers().contains(Modifier.SEALED) ? "sealed " : "")
                + (isAbstract ? "abstract " : "") + kind + " "
                + name.substring(name.lastIndexOf("$jawait.") < 0 ? 0 : name.lastIndexOf("$jawait.") + 8)
                + typeParameters(type) + components(type) + above + interfaces + permitted(type);
    }

    /// `<K extends Comparable<K>, V>`; empty where there are none.
    private static String typeParameters(Parameterizable generic) {
        var all = generic.getTypeParameters();
        return all.isEmpty()
                ? ""
                : all.stream().map(Signatures::typeParameter).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String typeParameter(TypeParameterElement variable) {
        String bounds = variable.getBounds().stream()
                .filter(each -> !isPlain(each))
                .map(Signatures::type)
                .collect(Collectors.joining(" & "));
        return variable.getSimpleName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private static String permitted(TypeElement type) {
        var all = type.getPermittedSubclasses();
        return all.isEmpty()
                ? ""
                : " permits " + all.stream().map(Signatures::type).collect(Collectors.joining(", "));
    }

    private static String components(TypeElement type) {
        return type.getKind() != ElementKind.RECORD
                ? ""
                : type.getRecordComponents().stream()
                        .map(each -> type(each.asType()) + " " + each.getSimpleName())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static boolean isPlain(TypeMirror parent) {
        return parent instanceof DeclaredType declared
                && List.of("java.lang.Object", "java.lang.Record")
                        .contains(declared.asElement().toString());
    }
}
