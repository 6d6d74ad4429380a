package jawait.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What front ends are told of the language of cells.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-info">the kernel's
/// language_info</a>
public final class Language {
    private Language() {}

    /// `language_info`, in a kernel's reply as in a notebook's metadata.
    public static Map<String, Object> info() {
        var java = Runtime.version();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", "java");
        tree.put("version", java.feature() + "." + java.interim() + "." + java.update());
        tree.put("mimetype", "text/x-java");
        tree.put("file_extension", ".java");
        tree.put("pygments_lexer", "java");
        tree.put("codemirror_mode", "text/x-java");
        tree.put("nbconvert_exporter", "script");
        return Collections.unmodifiableMap(tree);
    }
}
