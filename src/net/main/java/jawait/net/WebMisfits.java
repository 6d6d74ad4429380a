package jawait.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// All that is wrong with a body of JSON, so that its sender learns of it at once: what is missing, and
/// what does not fit. Of one that is wrong in very many places, the first [#MOST].
final class WebMisfits {
    static final int MOST = 50;

    private final List<WebInvalid> found = new ArrayList<>();

    /// Whether leaves are tried, which is not worth its time unless something is known to be wrong.
    private boolean triesLeaves;

    /// Looks for components that have to be there and are not.
    void missing(JsonNode body, JavaType type) {
        walk(body, type, List.of("body"));
    }

    /// Looks for values that do not fit, after Jackson has stumbled over the first.
    ///
    /// @param first what it says of that, which is more than is known of the others: line and column
    void unfit(JsonNode body, JavaType type, WebInvalid first) {
        add(first);
        triesLeaves = true;
        walk(body, type, List.of("body"));
    }

    boolean areNone() {
        return found.isEmpty();
    }

    WebException exception() {
        return WebInvalid.exception(found);
    }

    private void walk(JsonNode node, JavaType type, List<Object> path) {
        if (type.isReferenceType() && type.getContentType() != null) {
            walk(node, type.getContentType(), path);
        } else if (node.isArray() && type.getContentType() != null) {
            for (int i = 0; i < node.size() && found.size() < MOST; i++) {
                walk(node.get(i), type.getContentType(), WebJson.and(path, i));
            }
        } else if (node.isObject() && type.isMapLikeType()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                walk(field.getValue(), type.getContentType(), WebJson.and(path, field.getKey()));
            }
        } else if (node.isObject() && type.getRawClass().isRecord()) {
            components(node, type, path);
        } else if (triesLeaves && !node.isNull()) {
            leaf(node, type, path);
        }
    }

    private void components(JsonNode node, JavaType type, List<Object> path) {
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            JavaType its =
                    WebJson.MAPPER.getTypeFactory().resolveMemberType(component.getGenericType(), type.getBindings());
            JsonNode value = node.get(WebJson.name(component));
            List<Object> where = WebJson.and(path, WebJson.name(component));
            if (value != null && !value.isNull()) {
                if (!triesLeaves || isPlain(component)) {
                    walk(value, its, where);
                }
            } else if (WebJson.isRequired(component)) {
                String expected = WebJson.name(its);
                add(value == null ? WebInvalid.missing(where, expected) : WebInvalid.isNull(where, expected));
            }
        }
    }

    /// Whether its type alone says how it is read.
    private static boolean isPlain(RecordComponent component) {
        return Arrays.stream(component.getAccessor().getAnnotations())
                .map(each -> each.annotationType())
                .allMatch(each -> each == JsonProperty.class || !each.getName().startsWith("com.fasterxml."));
    }

    private void leaf(JsonNode node, JavaType type, List<Object> path) {
        try {
            WebJson.MAPPER.readerFor(type).readValue(node);
        } catch (JsonMappingException e) {
            add(WebJson.misfit(e, node, path));
        } catch (InputCoercionException e) { // of a number at the root, which Jackson does not wrap
            add(WebJson.misfit(new JsonMappingException(null, e.getOriginalMessage(), e), node, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a tree is read from memory
        }
    }

    /// Of what is inside of something that is known to be wrong, or around it, nothing new is said.
    private void add(WebInvalid next) {
        if (found.size() < MOST && found.stream().noneMatch(each -> startsWith(each.where(), next.where()))) {
            found.add(next);
        }
    }

    private static boolean startsWith(List<Object> path, List<Object> beginning) {
        return path.size() >= beginning.size()
                && path.subList(0, beginning.size()).equals(beginning);
    }
}
