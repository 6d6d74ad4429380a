package jawait.net;

import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a form as a record: its texts are converted as those of a query are.
final class WebFormValues {
    private WebFormValues() {}

    static Object read(Map<String, Object> fields, Type type) throws IOException {
        JavaType java = WebJson.MAPPER.constructType(type);
        Map<String, Object> values = new LinkedHashMap<>(fields);
        if (java.getRawClass().isRecord()) {
            for (RecordComponent component : java.getRawClass().getRecordComponents()) {
                String name = WebJson.name(component);
                Object field = fields.get(name);
                if (field != null) {
                    JavaType its = WebJson.MAPPER.constructType(component.getGenericType());
                    values.compute(name, (_, _) -> value(name, field, its));
                }
            }
        }
        return WebJson.read(WebJson.write(values), type);
    }

    /// Null for an input that was left blank.
    private static @Nullable Object value(String name, Object field, JavaType type) {
        List<?> texts = field instanceof List<?> several ? several : List.of(field);
        if (type.isCollectionLikeType() || type.isArrayType()) {
            List<Object> all = new ArrayList<>();
            texts.forEach(text -> all.add(one(name, (String) text, type.getContentType())));
            return all;
        }
        JavaType single = type.isReferenceType() ? type.getContentType() : type;
        boolean empty = ((String) texts.getFirst()).isEmpty() && single.getRawClass() != String.class;
        return empty ? null : one(name, (String) texts.getFirst(), single);
    }

    private static Object one(String name, String text, JavaType type) {
        return WebConvert.isKnown(type.getRawClass())
                ? WebConvert.convert(List.of("body", name), text, type.getRawClass())
                : text;
    }
}
