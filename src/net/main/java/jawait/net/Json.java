package jawait.net;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// JSON in and out of records, maps, lists and what else Jackson knows; `java.time` values as ISO texts.
///
/// ```java
/// record User(int id, String name) {}
/// Json.write(new User(1, "Ada")); // {"id":1,"name":"Ada"}
/// User ada = Json.read("{\"id\":1,\"name\":\"Ada\"}", User.class);
/// List<User> users = Json.read("[]", new TypeReference<List<User>>() {});
/// ```
///
/// Fields of the text that a record does not have are ignored, as a client of other people's services wants
/// it.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private static final ObjectReader WHOLE = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /// The mapper behind this class, for what it does not offer. Shared: copy it before you configure it.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// The value as JSON to look at: as the value of a cell, JupyterLab shows it as a tree to fold and to
    /// search. A text that is itself a JSON object or array is read; any other text is a text.
    ///
    /// @throws JsonException when the value cannot be written, with its path
    public static Shown of(@Nullable Object value) {
        return new Shown(pretty(value instanceof CharSequence text ? tree(text.toString()) : value));
    }

    private static Object tree(String text) {
        try {
            var tree = WHOLE.readTree(text);
            return tree.isContainerNode() ? tree : text;
        } catch (JacksonException noJson) {
            return text;
        }
    }

    /// JSON to look at.
    ///
    /// @param text the JSON, indented
    public record Shown(String text) {
        /// The tree and the text, by MIME type: what front ends of jawait ask for.
        public Map<String, Object> toMimeBundle() {
            Object tree = read(text);
            var forms = new LinkedHashMap<String, Object>();
            forms.put("text/plain", text);
            if (tree != null) {
                forms.put("application/json", tree);
            }
            return forms;
        }

        /// The text.
        @Override
        public String toString() {
            return text;
        }
    }

    /// The value as JSON on one line.
    ///
    /// @throws JsonException when the value cannot be written, with its path
    public static String write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    /// The value as JSON for people, indented.
    ///
    /// @throws JsonException when the value cannot be written, with its path
    public static String pretty(@Nullable Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    /// The text as a value of `type`.
    ///
    /// @throws JsonException when the text is no JSON or does not fit, with line, column and path
    public static <T> T read(String text, Class<T> type) {
        Objects.requireNonNull(type, "Json.read: the type is null");
        return reading(text, () -> MAPPER.readValue(text, type));
    }

    /// The text as a value of a type with arguments: `new TypeReference<List<User>>() {}`.
    ///
    /// @throws JsonException when the text is no JSON or does not fit, with line, column and path
    public static <T> T read(String text, TypeReference<T> type) {
        Objects.requireNonNull(type, "Json.read: the type is null");
        return reading(text, () -> MAPPER.readValue(text, type));
    }

    /// The text as a value of a type known at run time only.
    ///
    /// @throws JsonException when the text is no JSON or does not fit, with line, column and path
    public static Object read(String text, Type type) {
        Objects.requireNonNull(type, "Json.read: the type is null");
        return Json.<Object>reading(text, () -> MAPPER.readValue(text, MAPPER.constructType(type)));
    }

    /// The text as maps, lists, strings, numbers, booleans and null.
    ///
    /// @throws JsonException when the text is no JSON, with line and column
    public static Object read(String text) {
        return read(text, Object.class);
    }

    private interface Reading<T> {
        T read() throws JacksonException;
    }

    private static <T> T reading(String text, Reading<T> reading) {
        Objects.requireNonNull(text, "Json.read: the text is null");
        try {
            return reading.read();
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }
}
