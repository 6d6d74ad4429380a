package jawait.net;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields of a web form, as a body: `application/x-www-form-urlencoded`. Each method gives a new form.
///
/// ```java
/// http.post("https://example.com/login", Form.of(Map.of("user", "ada", "remember", true)));
/// Form.of("tag", List.of("a", "b")).and("page", 2); // tag=a&tag=b&page=2
/// ```
public final class Form {
    private final List<HttpUrl.Parameter> fields;

    private Form(List<HttpUrl.Parameter> fields) {
        this.fields = fields;
    }

    /// One field for each entry; a collection or an array gives one for each of its items, null and an empty
    /// `Optional` none.
    public static Form of(Map<String, ? extends @Nullable Object> fields) {
        Objects.requireNonNull(fields, "Form.of: the map is null");
        var form = new Form(List.of());
        for (var field : fields.entrySet()) {
            form = form.and(field.getKey(), field.getValue());
        }
        return form;
    }

    /// A form of one field, as [#of(Map)].
    public static Form of(String name, @Nullable Object value) {
        return new Form(List.of()).and(name, value);
    }

    /// With another field, as [#of(Map)].
    public Form and(String name, @Nullable Object value) {
        return new Form(HttpUrl.adding(fields, name, value));
    }

    /// As it is sent: `user=ada&remember=true`.
    String encoded() {
        return HttpUrl.encoded(fields);
    }

    /// The names of the fields; what is in them may be secret.
    @Override
    public String toString() {
        return "Form" + fields.stream().map(HttpUrl.Parameter::name).toList();
    }
}
