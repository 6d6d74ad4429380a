package jawait.net;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Types as JSON Schema; records by name, below `#/components/schemas`.
final class WebSchema {
    private static final Map<Class<?>, Map<String, Object>> KNOWN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(Character.class, Map.of("type", "string", "minLength", 1, "maxLength", 1)),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Short.class, Map.of("type", "integer")),
            Map.entry(Byte.class, Map.of("type", "integer")),
            Map.entry(BigInteger.class, Map.of("type", "integer")),
            Map.entry(Double.class, Map.of("type", "number", "format", "double")),
            Map.entry(Float.class, Map.of("type", "number", "format", "float")),
            Map.entry(BigDecimal.class, Map.of("type", "number")),
            Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
            Map.entry(URI.class, Map.of("type", "string", "format", "uri")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(LocalTime.class, Map.of("type", "string", "format", "time")),
            Map.entry(LocalDateTime.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(OffsetDateTime.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(ZonedDateTime.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(Duration.class, Map.of("type", "string", "format", "duration")));

    private final Map<String, Object> components = new LinkedHashMap<>();
    private final Map<JavaType, String> names = new LinkedHashMap<>();

    /// The records that were met, by name.
    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        return of(WebJson.MAPPER.constructType(type));
    }

    private Map<String, Object> of(JavaType type) {
        Class<?> raw = WebConvert.boxed(type.getRawClass());
        Map<String, Object> known = KNOWN.get(raw);
        if (known != null) {
            return known;
        }
        if (raw.isEnum()) {
            List<String> constants = Arrays.stream(raw.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .toList();
            return Map.of("type", "string", "enum", constants);
        }
        if (raw == byte[].class) {
            return Map.of("type", "string", "contentEncoding", "base64");
        }
        if (type.isArrayType() || type.isCollectionLikeType()) {
            return ordered("type", "array", "items", of(type.getContentType()));
        }
        if (type.isMapLikeType()) {
            return ordered("type", "object", "additionalProperties", of(type.getContentType()));
        }
        if (type.isReferenceType()) {
            return Map.of("anyOf", List.of(of(type.getContentType()), Map.of("type", "null")));
        }
        return raw.isRecord() ? reference(type) : raw == Object.class ? Map.of() : Map.of("type", "object");
    }

    private Map<String, Object> reference(JavaType type) {
        String name = names.get(type);
        if (name == null) {
            name = name(type);
            names.put(type, name);
            Map<String, Object> schema = new LinkedHashMap<>();
            components.put(name, schema); // before it is filled: a record may have itself as a component
            fill(schema, type);
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private String name(JavaType type) {
        var simple = new StringBuilder(type.getRawClass().getSimpleName());
        type.getBindings()
                .getTypeParameters()
                .forEach(each -> simple.append('_')
                        .append(each.getRawClass().getSimpleName().replace("[]", "Array")));
        String name = simple.toString();
        for (int i = 2; components.containsKey(name); i++) {
            name = simple + "_" + i;
        }
        return name;
    }

    private void fill(Map<String, Object> schema, JavaType type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            String name = WebJson.name(component);
            properties.put(
                    name,
                    of(WebJson.MAPPER
                            .getTypeFactory()
                            .resolveMemberType(component.getGenericType(), type.getBindings())));
            if (WebJson.isRequired(component)) {
                required.add(name);
            }
        }
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
    }

    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
