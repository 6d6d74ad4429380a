package jawait.kernel.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON text to and from plain trees of `Map`, `List`, `String`, `Number`, `Boolean` and null.
///
/// By Jackson's tokens, without its object mapper: to make one takes a tenth of a kernel's start.
public final class Json {
    private static final int DEEPEST = 400;
    private static final JsonFactory FACTORY = factory();

    private Json() {}

    /// The object that `text` holds.
    ///
    /// @throws WireException when it is no JSON, or JSON of another kind
    public static Map<String, Object> object(String text) throws WireException {
        try (var parser = FACTORY.createParser(text)) {
            var first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new WireException("expected a JSON object, found " + (first == null ? "nothing" : found(parser)));
            }
            Map<String, Object> found = map(parser);
            if (parser.nextToken() != null) {
                throw new WireException("expected the end of the text after a JSON object, found " + found(parser));
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new WireException("expected a JSON object, found something else: " + e.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String found(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.START_ARRAY ? "an array" : parser.getText();
    }

    private static Map<String, Object> map(JsonParser parser) throws IOException {
        var map = new LinkedHashMap<String, Object>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    @SuppressWarnings("NullAway") // a tree may hold null, which its type cannot say
    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    /// The tree as one line of JSON. What JSON has no form for becomes a string; NaN and the infinities become null.
    public static String text(Map<String, ?> tree) {
        return text(tree, false);
    }

    /// The tree as JSON that people may edit: one key a line.
    public static String pretty(Map<String, ?> tree) {
        return text(tree, true);
    }

    private static String text(Map<String, ?> tree, boolean pretty) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            if (pretty) {
                generator.useDefaultPrettyPrinter();
            }
            write(generator, tree, 0);
        } catch (IOException e) {
            throw new IllegalArgumentException("a tree that cannot be written as JSON: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator to, @Nullable Object value, int depth) throws IOException {
        switch (value) {
            case null -> to.writeNull();
            case String text -> to.writeString(text);
            case Boolean truth -> to.writeBoolean(truth);
            case Number number -> write(to, number);
            case Object deep when depth > DEEPEST -> to.writeString(String.valueOf(deep.getClass()));
            case Map<?, ?> map -> {
                to.writeStartObject();
                for (var entry : map.entrySet()) {
                    to.writeFieldName(String.valueOf(entry.getKey()));
                    write(to, entry.getValue(), depth + 1);
                }
                to.writeEndObject();
            }
            case Iterable<?> items -> {
                to.writeStartArray();
                for (Object item : items) {
                    write(to, item, depth + 1);
                }
                to.writeEndArray();
            }
            default -> to.writeString(value.toString());
        }
    }

    private static void write(JsonGenerator to, Number number) throws IOException {
        if (Double.isFinite(number.doubleValue()) || !(number instanceof Double || number instanceof Float)) {
            to.writeNumber(number.toString());
        } else {
            to.writeNull();
        }
    }

    private static JsonFactory factory() {
        var limits = StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(limits)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }
}
