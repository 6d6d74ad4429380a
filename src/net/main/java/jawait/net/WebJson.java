package jawait.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON that clients send, taken strictly: all components of a record are there, and of the type they have.
///
/// May be left out, or be null: what is an `Optional`, a box as `Integer`, or marked by an annotation
/// called `Nullable`. Texts are no numbers and numbers are no texts. What a record does not have is
/// ignored.
final class WebJson {
    private static final Set<Class<?>> MAY_BE_NULL = Set.of(
            Optional.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            Boolean.class,
            Character.class,
            JsonNode.class,
            Object.class);

    static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private WebJson() {}

    /// The text as a value.
    ///
    /// @throws WebException 422 when it is no JSON or does not fit: all that is missing or does not,
    ///     as far as [WebMisfits] goes
    static Object read(byte[] text, Type type) throws IOException {
        JavaType java = MAPPER.constructType(type);
        if (text.length == 0) {
            throw WebInvalid.missing(List.of("body"), "JSON (" + name(java) + ")")
                    .exception();
        }
        JsonNode tree = tree(text);
        WebMisfits wrong = new WebMisfits();
        wrong.missing(tree, java);
        try {
            Object value = MAPPER.readValue(text, java);
            if (wrong.areNone()) {
                return Objects.requireNonNull(value, "JSON null");
            }
        } catch (NullPointerException e) {
            throw WebInvalid.isNull(List.of("body"), name(java)).exception();
        } catch (JsonMappingException e) {
            wrong.unfit(tree, java, misfit(e, tree, List.of("body")));
        }
        throw wrong.exception();
    }

    private static JsonNode tree(byte[] text) throws IOException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String message = "expected JSON: " + firstLine(JsonException.words(e));
            throw new WebInvalid(List.of("body"), message, "json", null, line(place), column(place)).exception();
        }
    }

    /// The name a component has in JSON.
    static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    /// Whether a component has to be there.
    static boolean isRequired(RecordComponent component) {
        return !MAY_BE_NULL.contains(component.getType())
                && !hasNullable(component.getAnnotatedType())
                && !hasNullable(component);
    }

    private static boolean hasNullable(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
    }

    /// What fits not, where, and what was found there.
    ///
    /// @param tree what was read, which stands at `root`
    static WebInvalid misfit(JsonMappingException e, JsonNode tree, List<Object> root) {
        List<Object> path = root;
        JsonNode found = tree;
        for (JsonMappingException.Reference step : e.getPath()) {
            path = and(path, step.getFieldName() == null ? step.getIndex() : step.getFieldName());
            JsonNode inner =
                    step.getFieldName() == null ? found.path(step.getIndex()) : found.path(step.getFieldName());
            found = inner;
        }
        JsonLocation place = e.getLocation();
        Throwable own = e instanceof ValueInstantiationException ? e.getCause() : null;
        String message = own == null ? words(e, found) : firstLine(String.valueOf(own.getMessage()));
        Object input = found.isMissingNode() ? null : MAPPER.convertValue(found, Object.class);
        return new WebInvalid(path, message, own == null ? "type" : "value", input, line(place), column(place));
    }

    private static String text(JsonNode found) {
        String text = found.isMissingNode() ? "nothing" : found.toString();
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    /// Says what was expected where Jackson knows it, and else what Jackson says.
    private static String words(JsonMappingException e, JsonNode found) {
        Class<?> type = e instanceof MismatchedInputException misfit
                ? misfit.getTargetType()
                : e.getCause() instanceof InputCoercionException range ? range.getTargetType() : null;
        if (type == null) {
            return firstLine(String.valueOf(e.getOriginalMessage()));
        }
        String expected = WebConvert.isKnown(type) ? WebConvert.expected(type) : name(MAPPER.constructType(type));
        return "expected " + expected + ", found " + text(found);
    }

    /// As the source has it: `List<User>`.
    static String name(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw.isRecord()) {
            return "an object (" + raw.getSimpleName() + ")";
        }
        if (type.isArrayType() || type.isCollectionLikeType()) {
            return "an array of " + type.getContentType().getRawClass().getSimpleName();
        }
        return WebConvert.isKnown(raw) ? WebConvert.expected(raw) : raw.getSimpleName();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static int line(@Nullable JsonLocation place) {
        return place == null ? 0 : Math.max(0, place.getLineNr());
    }

    private static int column(@Nullable JsonLocation place) {
        return place == null ? 0 : Math.max(0, place.getColumnNr());
    }

    static List<Object> and(List<Object> path, Object step) {
        List<Object> all = new ArrayList<>(path);
        all.add(step);
        return List.copyOf(all);
    }

    /// A value as JSON.
    ///
    /// @throws JsonException when it cannot be written
    static byte[] write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }
}
