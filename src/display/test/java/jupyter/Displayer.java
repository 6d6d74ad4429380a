package jupyter;

import java.util.Map;

/// The shape of jvm-repr's interface of this name, as far as a kernel uses it.
public interface Displayer {
    /// MIME types to contents.
    Map<String, String> display(Object value);
}
