package jawait.kernel.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON text to and from plain trees of `Map`, `List`, `String`, `Number`, `Boolean` and null.
public final class Json {
    private static final int DEEPEST = 400;
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /// The object that `text` holds.
    ///
    /// @throws WireException when it is no JSON, or JSON of another kind
    public static Map<String, Object> object(String text) throws WireException {
        try {
            Map<String, Object> found = MAPPER.readValue(text, OBJECT);
            if (found == null) {
                throw new WireException("expected a JSON object, found null");
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new WireException("expected a JSON object, found something else: " + e.getOriginalMessage());
        }
    }

    /// The tree as one line of JSON. What JSON has no form for becomes a string; NaN and the infinities become null.
    public static String text(Map<String, ?> tree) {
        return write(MAPPER, tree);
    }

    /// The tree as JSON that people may edit: one key a line.
    public static String pretty(Map<String, ?> tree) {
        return write(MAPPER.copy().enable(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT), tree);
    }

    private static String write(ObjectMapper mapper, Map<String, ?> tree) {
        try {
            return mapper.writeValueAsString(plain(tree, 0));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a tree that cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Double number -> Double.isFinite(number) ? number : null;
            case Float number -> Float.isFinite(number) ? number : null;
            case Number number -> number;
            case Object deep when depth > DEEPEST -> String.valueOf(deep.getClass());
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, held) -> copy.put(String.valueOf(key), plain(held, depth + 1)));
                yield copy;
            }
            case Iterable<?> items -> {
                List<@Nullable Object> copy = new ArrayList<>();
                items.forEach(item -> copy.add(plain(item, depth + 1)));
                yield copy;
            }
            default -> value.toString();
        };
    }

    private static ObjectMapper mapper() {
        var limits = StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .build();
        var factory = JsonFactory.builder().streamReadConstraints(limits).build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();
    }
}
