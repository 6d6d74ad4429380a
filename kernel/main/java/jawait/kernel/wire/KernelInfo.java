package jawait.kernel.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who we are.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-info">spec</a>
public interface KernelInfo {
    /// `kernel_info_request`.
    record Request() implements FromClient {}

    /// `kernel_info_reply`.
    ///
    /// @param version ours
    /// @param language what `language_info` says
    /// @param links text and address of help pages
    record Reply(String version, Map<String, Object> language, String banner, Map<String, String> links)
            implements ToClient {
        @Override
        public String type() {
            return "kernel_info_reply";
        }

        @Override
        public Map<String, ?> content() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("status", "ok");
            tree.put("protocol_version", Header.VERSION);
            tree.put("implementation", "jawait");
            tree.put("implementation_version", version);
            tree.put("language_info", language);
            tree.put("banner", banner);
            tree.put("debugger", false);
            tree.put("help_links", help());
            tree.put("supported_features", List.of("kernel subshells"));
            return tree;
        }

        private List<Map<String, String>> help() {
            return links.entrySet().stream()
                    .map(link -> Map.of("text", link.getKey(), "url", link.getValue()))
                    .toList();
        }
    }
}
