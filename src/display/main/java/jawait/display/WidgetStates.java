package jawait.display;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a front end of all widgets at once: it asks when a page is opened or loaded again.
///
/// @see <a href="https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md">spec</a>
final class WidgetStates {
    /// What front ends open a comm for.
    static final String TARGET = "jupyter.widget.control";

    private WidgetStates() {}

    /// Answers whatever comes over this comm.
    static void serve(Comm comm) {
        comm.onMessage(said -> {
            if ("request_states".equals(said.data().get("method"))) {
                comm.send(all());
            }
        });
    }

    private static CommMessage all() {
        var states = new LinkedHashMap<String, Object>();
        for (var comm : Comm.all()) {
            var widget = comm.widget;
            if (widget != null) {
                states.put(comm.id(), described(widget.state()));
            }
        }
        var split = StateBuffers.split(states);
        var data = Map.of("method", "update_states", "states", split.tree(), "buffer_paths", split.paths());
        return new CommMessage(data, Map.of(), split.buffers());
    }

    private static Map<String, ?> described(Map<String, ?> state) {
        var tree = new LinkedHashMap<String, Object>();
        for (var field : List.of("model_name", "model_module", "model_module_version")) {
            tree.put(field, String.valueOf(state.get("_" + field)));
        }
        tree.put("state", state);
        return tree;
    }
}
