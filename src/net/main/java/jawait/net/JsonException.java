package jawait.net;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Text that is no JSON, or JSON that does not fit the type; says where.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern OPENED =
            Pattern.compile("start marker at \\[Source: [^;]*; line: (\\d+), column: (\\d+)]\\)");

    private static final int DEEPEST = 20;

    private final String field;

    private JsonException(String message, String field, @Nullable Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    static JsonException of(JacksonException e) {
        String field = e instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
        JsonLocation place = e.getLocation();
        String where = place == null || place.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
        return new JsonException(
                "JSON%s%s: %s".formatted(where, field.isEmpty() ? "" : ", field " + field, words(e)),
                field,
                isDeep(e) ? null : Causes.bare(e)); // whose message would have the whole path
    }

    /// The same, of the body of an answer.
    ///
    /// @param label which call's
    /// @param body what the body is and how it begins
    static JsonException of(String label, String body, JacksonException e) {
        JsonException plain = of(e);
        return new JsonException(label + ": " + plain.getMessage() + "; " + body, plain.field, e);
    }

    /// The field in question as `users[0].name`; empty when the text as a whole is wrong.
    public String field() {
        return field;
    }

    /// What Jackson says, without what it says of a source that it does not show.
    static String words(JacksonException e) {
        return OPENED.matcher(e.getOriginalMessage()).replaceAll("opened at line $1, column $2)");
    }

    /// Of a value that holds itself the path is as long as Jackson's patience.
    private static String path(List<JsonMappingException.Reference> path) {
        String shown = path.stream()
                .limit(DEEPEST)
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return path.size() > DEEPEST ? shown + "…" : shown;
    }

    private static boolean isDeep(JacksonException e) {
        return e instanceof JsonMappingException mapping && mapping.getPath().size() > DEEPEST;
    }
}
