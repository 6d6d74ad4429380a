package jawait.display;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import jawait.display.text.Plain;
import org.jspecify.annotations.Nullable;

/// Maps of MIME types to contents, as renderers give them: made into bundles.
final class Forms {
    private static final Pattern TYPE = Pattern.compile(
            "(?:text|image|application|audio|video|font|model)/[\\w!#$&^.+-]+(?:\\s*;.*)?", Pattern.CASE_INSENSITIVE);

    private Forms() {}

    static boolean isType(@Nullable Object key) {
        return key instanceof String text && TYPE.matcher(text).matches();
    }

    /// Whether all keys are MIME types.
    static boolean are(Map<?, ?> map) {
        return !map.isEmpty() && map.keySet().stream().allMatch(Forms::isType);
    }

    /// The bundle, whose text is the one given if the map has none.
    ///
    /// @throws IllegalArgumentException with what is wrong, when these are no forms
    static MimeBundle bundle(Map<?, ?> map, String text) {
        var data = new LinkedHashMap<String, Object>();
        data.put(MimeBundle.PLAIN, text);
        for (var form : map.entrySet()) {
            if (!isType(form.getKey())) {
                throw new IllegalArgumentException(
                        "expected MIME types as keys, as \"text/html\", found " + form.getKey());
            }
            if (form.getValue() != null) {
                String type = (String) form.getKey();
                data.put(type, content(type, form.getValue()));
            }
        }
        return new MimeBundle(data, Map.of());
    }

    /// A value in one form, and its text.
    ///
    /// @throws IllegalArgumentException when it has no such form
    static MimeBundle only(@Nullable Object value, String type) {
        var known = Render.of(value);
        var form = known.get(type);
        if (type.equals(MimeBundle.PLAIN)) {
            return MimeBundle.plain(known.text());
        }
        if (form != null) {
            var metadata = known.metadata().get(type);
            return new MimeBundle(
                    Map.of(MimeBundle.PLAIN, known.text(), type, form),
                    metadata == null ? Map.of() : Map.of(type, metadata));
        }
        if (value instanceof CharSequence || value instanceof byte[] || isJson(type)) {
            return known.with(type, content(type, value));
        }
        throw new IllegalArgumentException("display: "
                + (value == null ? "null" : "a " + Plain.name(value.getClass())) + " has no form " + type + ", only "
                + String.join(", ", known.data().keySet()));
    }

    /// What goes under a type: of a document its form, texts for text, base64 for bytes, a tree for JSON.
    static Object content(String type, @Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        Object form =
                value instanceof Displayable document ? document.toMimeBundle().get(type) : null;
        if (form != null) {
            return form;
        }
        if (isJson(type)) {
            return Objects.requireNonNullElse(Trees.of(value), "null");
        }
        return value instanceof String text ? text : String.valueOf(value);
    }

    static boolean isJson(String type) {
        return type.endsWith("+json") || type.equals("application/json");
    }
}
