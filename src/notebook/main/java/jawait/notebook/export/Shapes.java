package jawait.notebook.export;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import jawait.notebook.export.Analysis.Shape;
import org.jspecify.annotations.Nullable;

/// How values are printed so that it looks as in the notebook, by their static types.
final class Shapes {
    /// As `Render.isShownAlready`, by the type.
    private static final Pattern SHOWN_WHEN_MADE =
            Pattern.compile("jawait\\.display\\.(?:Shown|Live|Progress)(?:<.*>)?");

    private static final Pattern SHOWN = Pattern.compile("jawait\\.(?:display\\.[\\w.]+|Task)(?:<.*>)?");
    private static final Set<ElementKind> MAY_BE_ROWS = Set.of(ElementKind.RECORD, ElementKind.INTERFACE);

    private final Elements elements;
    private final Types types;

    Shapes(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /// @param type null where javac knows none
    Shape of(@Nullable TypeMirror type) {
        if (type == null) {
            return Shape.PLAIN;
        }
        String name = type.toString();
        if (type.getKind() == TypeKind.VOID || name.equals("java.lang.Void") || matches(SHOWN_WHEN_MADE, name)) {
            return Shape.NOTHING;
        }
        if (type instanceof ArrayType array) {
            var item = array.getComponentType();
            boolean rows = !(item instanceof ArrayType) && !isPlain(item);
            return item.getKind().isPrimitive() ? Shape.ARRAY : rows ? Shape.ROWS : Shape.ARRAYS;
        }
        if (matches(SHOWN, name)) {
            return Shape.SHOWN;
        }
        return isRows(type) ? Shape.ROWS : Shape.PLAIN;
    }

    private static boolean matches(Pattern pattern, String name) {
        return pattern.matcher(name).matches();
    }

    /// Whether its text in the notebook may be another one than its `toString`.
    private boolean isRows(TypeMirror type) {
        if (is(type, "java.util.Collection")) {
            return !isPlain(type);
        }
        if (is(type, "java.util.Map")) {
            var arguments = arguments(type);
            return arguments.size() != 2 || !isPlain(arguments.getFirst()) || !isPlain(arguments.getLast());
        }
        return type.toString().equals("java.lang.Object")
                || type.getKind() == TypeKind.TYPEVAR
                || is(type, "java.util.stream.BaseStream")
                || is(type, "java.awt.Image");
    }

    /// Whether a collection of such values is its `toString` in the notebook too.
    private boolean isPlain(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return true;
        }
        if (!(type instanceof DeclaredType declared) || type.toString().equals("java.lang.Object")) {
            return false;
        }
        if (is(type, "java.util.Collection")) {
            var arguments = arguments(type);
            return arguments.size() == 1 && isPlain(arguments.getFirst());
        }
        return !MAY_BE_ROWS.contains(declared.asElement().getKind()) && !is(type, "java.util.Map");
    }

    private static List<? extends TypeMirror> arguments(TypeMirror type) {
        return type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    }

    private boolean is(TypeMirror type, String name) {
        var element = elements.getTypeElement(name);
        return element != null && types.isSubtype(types.erasure(type), types.erasure(element.asType()));
    }
}
