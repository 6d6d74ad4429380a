package jawait.engine.help;

import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Something that a name at the place could stand for.
///
/// @param type its type there, with the type arguments of what it is a member of; a method's type for a
/// method
/// @param distance how far away it is declared: 0 for locals, then the session, members, imports, types
record Found(Element element, @Nullable TypeMirror type, int distance) {
    String name() {
        return element.getSimpleName().toString();
    }
}
