package jawait.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Something to see and to click below a cell, whose state the kernel and the front end share: what either
/// side sets, the other one gets to know. As the value of a cell, or given to `display`, it is shown, as
/// often as one likes.
///
/// What is drawn is said in JavaScript, in the form of [anywidget](https://anywidget.dev), which is to be
/// installed where JupyterLab runs (`pip install anywidget`). Any thread may call any method, also while a
/// cell runs and after it.
///
/// ```java
/// var button = Widget.of("""
///     export default { render({ model, el }) {
///         const b = document.createElement("button");
///         const draw = () => { b.textContent = "clicked " + model.get("n"); };
///         b.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
///         model.on("change:n", draw);
///         draw();
///         el.append(b);
///     } }""", Map.of("n", 0));
/// button.onChange("n", n -> System.out.println("now " + n));
/// button
/// ```
///
/// @see <a href="https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md">protocol</a>
public final class Widget implements Displayable, AutoCloseable {
    private static final String TARGET = "jupyter.widget";
    private static final String PROTOCOL = "2.1.0";

    private final Object lock = new Object(); // what is sent goes in the order in which the state changes
    private final Comm comm;
    private final Map<String, @Nullable Object> state = new LinkedHashMap<>();
    private final Map<String, Consumer<@Nullable Object>> changed = new ConcurrentHashMap<>();
    private volatile @Nullable Consumer<Message> told;

    /// What the other side's `model.send(content, …, buffers)` says beside the state.
    ///
    /// @param content a JSON tree, or a text, number, truth or null
    /// @param buffers raw bytes beside it
    public record Message(@Nullable Object content, List<byte[]> buffers) {}

    private Widget(Comm comm, Map<String, ?> first) {
        this.comm = comm;
        state.putAll(first);
    }

    /// Makes a widget.
    ///
    /// @param esm an ECMAScript module that exports `{ render({ model, el }) {…} }` as its default
    /// @param state what both sides know at the start: names, and values of JSON's kinds or `byte[]`, also
    ///     nested. The names `_esm`, `_css` (a style sheet) and others that begin with an underscore are
    ///     for the front end
    public static Widget of(String esm, Map<String, ?> state) {
        Objects.requireNonNull(esm, "of: the module is null");
        var whole = new LinkedHashMap<String, @Nullable Object>();
        for (var part : List.of("model", "view")) {
            whole.put("_" + part + "_module", "anywidget");
            whole.put("_" + part + "_module_version", "*"); // whichever the front end has
            whole.put("_" + part + "_name", part.equals("model") ? "AnyModel" : "AnyView");
        }
        whole.put("_view_count", null);
        whole.put("layout", null);
        whole.put("_esm", esm);
        whole.putAll(state);
        return of(whole);
    }

    /// Makes a widget of any library that the front end has.
    ///
    /// @param state with `_model_module`, `_model_module_version`, `_model_name`, and the same of its view
    /// @throws IllegalArgumentException when the state does not say which model it is for
    public static Widget of(Map<String, ?> state) {
        for (var needed : List.of("_model_module", "_model_module_version", "_model_name")) {
            if (!(state.get(needed) instanceof String)) {
                throw new IllegalArgumentException("a widget's state needs a text under " + needed + ", found "
                        + state.get(needed) + "; Widget.of(esm, state) fills it in for a module of your own");
            }
        }
        var comm = new Comm(java.util.UUID.randomUUID().toString().replace("-", ""), TARGET);
        var widget = new Widget(comm, state);
        comm.widget = widget;
        comm.onMessage(widget::received);
        var split = StateBuffers.split(state);
        var data = Map.of("state", split.tree(), "buffer_paths", split.paths());
        comm.announce(new CommMessage(data, Map.of("version", PROTOCOL), split.buffers()));
        return widget;
    }

    /// The value under a name, as it was set or as it came: a `String`, `Number`, `Boolean`, `List`, `Map`,
    /// `byte[]` or null.
    public @Nullable Object get(String name) {
        synchronized (lock) {
            return state.get(name);
        }
    }

    /// The number under a name: what Java set as an `int` may come back as a `double`, JSON does not tell
    /// them apart.
    ///
    /// @throws IllegalStateException when there is none
    public double number(String name) {
        if (get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("expected a number under \"" + name + "\", found " + get(name));
    }

    /// The whole state as it is now; a copy.
    public Map<String, @Nullable Object> state() {
        synchronized (lock) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(state));
        }
    }

    /// Sets a value on both sides. Handlers of [#onChange] are not called: they are for what the front end
    /// does. A widget that is closed keeps the value to itself.
    public void set(String name, @Nullable Object value) {
        set(Collections.singletonMap(Objects.requireNonNull(name, "set: the name is null"), value));
    }

    /// Sets several values on both sides in one message.
    public void set(Map<String, ? extends @Nullable Object> values) {
        synchronized (lock) {
            state.putAll(values);
            tell("update", values);
        }
    }

    /// Calls `handler` with the value whenever the front end changes `name`, instead of the handler before.
    /// Changes of one widget are handled one after the other, also while a cell runs; what the handler prints,
    /// and its failure, stand below the cell that called this.
    public void onChange(String name, Comm.Handler<@Nullable Object> handler) {
        changed.put(Objects.requireNonNull(name, "onChange: the name is null"), comm.carried(handler));
    }

    /// Calls `handler` with what the front end's side sends beside the state, instead of the handler
    /// before.
    public void onMessage(Comm.Handler<? super Message> handler) {
        told = comm.carried(handler);
    }

    /// Sends something beside the state: it fires `msg:custom` on the front end's model.
    ///
    /// @throws IllegalStateException when the widget is closed
    public void send(@Nullable Object content, byte[]... buffers) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("method", "custom");
        data.put("content", content);
        comm.send(new CommMessage(data, Map.of(), List.of(buffers)));
    }

    /// Takes it away everywhere it is shown; a second call does nothing.
    @Override
    public void close() {
        comm.close();
    }

    /// What a front end shows it by.
    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.plain(this + " (to see it: pip install anywidget, where JupyterLab runs)")
                .with(
                        "application/vnd.jupyter.widget-view+json",
                        Map.of("version_major", 2, "version_minor", 0, "model_id", comm.id()));
    }

    private void received(CommMessage message) {
        var data = message.data();
        switch (String.valueOf(data.get("method"))) {
            case "update" -> changed(data, message.buffers());
            case "request_state" -> {
                synchronized (lock) {
                    tell("update", state);
                }
            }
            case "custom" -> {
                var handler = told;
                if (handler != null) {
                    handler.accept(new Message(data.get("content"), message.buffers()));
                }
            }
            default -> {
                // A later version of the protocol says more than we know.
            }
        }
    }

    private void changed(Map<String, ?> data, List<byte[]> buffers) {
        var values = StateBuffers.join(
                data.get("state") instanceof Map<?, ?> sent ? sent : Map.of(),
                data.get("buffer_paths") instanceof List<?> paths ? paths : List.of(),
                buffers);
        synchronized (lock) {
            state.putAll(values);
            tell("echo_update", values); // other pages that show it, and the sender's own order of things
        }
        handle(values);
    }

    /// Calls each handler, whatever becomes of the one before; the first failure is told to whom it
    /// concerns.
    private void handle(Map<String, @Nullable Object> values) {
        Throwable failure = null;
        Origin whose = null;
        for (var value : values.entrySet()) {
            try {
                changed.getOrDefault(value.getKey(), nothing -> {}).accept(value.getValue());
            } catch (Throwable e) {
                if (failure == null) {
                    failure = e;
                    whose = comm.owner;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            comm.owner = whose;
            throw Asking.<RuntimeException>sneaky(failure);
        }
    }

    private void tell(String method, Map<String, ? extends @Nullable Object> values) {
        if (comm.isOpen()) {
            var split = StateBuffers.split(values);
            var data = Map.of("method", method, "state", split.tree(), "buffer_paths", split.paths());
            comm.send(new CommMessage(data, Map.of(), split.buffers()));
        }
    }

    /// `Widget {n=5}`.
    @Override
    public String toString() {
        var own = new LinkedHashMap<>(state());
        own.keySet().removeIf(name -> name.startsWith("_") || name.equals("layout"));
        own.replaceAll((name, value) -> value instanceof byte[] bytes ? bytes.length + " bytes" : value);
        return "Widget " + Render.shortened(own.toString());
    }
}
