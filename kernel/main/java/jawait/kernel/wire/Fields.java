package jawait.kernel.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object: a missing one has its default, one of the wrong kind is refused by name.
record Fields(Map<String, Object> tree) {
    /// The text under `name`.
    ///
    /// @throws WireException when it is missing or no text
    String text(String name) throws WireException {
        return need(name, String.class, null);
    }

    /// The text under `name`, or `otherwise`.
    String text(String name, String otherwise) throws WireException {
        return need(name, String.class, otherwise);
    }

    /// The truth under `name`, or `otherwise`.
    boolean flag(String name, boolean otherwise) throws WireException {
        return need(name, Boolean.class, otherwise);
    }

    /// The whole number under `name`, or null.
    @Nullable
    Integer number(String name) throws WireException {
        return tree.get(name) == null
                ? null
                : Integer.valueOf(need(name, Number.class, null).intValue());
    }

    /// The whole number under `name`, or `otherwise`.
    int number(String name, int otherwise) throws WireException {
        return need(name, Number.class, otherwise).intValue();
    }

    /// The object under `name`, empty when missing.
    @SuppressWarnings("unchecked")
    Map<String, Object> object(String name) throws WireException {
        return (Map<String, Object>) need(name, Map.class, Map.of());
    }

    private <T> T need(String name, Class<? extends T> kind, @Nullable T otherwise) throws WireException {
        Object found = tree.get(name);
        if (found == null && otherwise != null) {
            return otherwise;
        }
        if (!kind.isInstance(found)) {
            throw new WireException("expected " + kind.getSimpleName() + " in the field \"" + name + "\", found "
                    + (found == null ? "nothing" : found.getClass().getSimpleName()));
        }
        return kind.cast(found);
    }

    /// The keys that are there, for messages.
    List<String> names() {
        return List.copyOf(tree.keySet());
    }
}
