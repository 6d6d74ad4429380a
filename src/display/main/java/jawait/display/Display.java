package jawait.display;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jawait.Fn;
import jawait.Gauge;
import jawait.Gauged;
import jawait.Task;
import jawait.display.timeline.Chronicle;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Shows things below the cell that asks, from any of its tasks, also after the cell has ended. Preloaded
/// in cells as statics.
///
/// Outside a notebook or REPL, where no [Screen] is installed, the text form is printed.
///
/// ```java
/// display(List.of(1, 2, 3));
/// var shown = display("0 %");     // later, from any cell: shown.update("50 %")
/// ```
public final class Display {
    private static final AtomicLong IDS = new AtomicLong();
    private static volatile @Nullable Screen screen;
    private static volatile UnaryOperator<MimeBundle> finish = UnaryOperator.identity();

    /// What users have registered.
    static final Registry RENDERERS = new Registry();

    private Display() {}

    /// For hosts: where everything is shown from now on; null for nowhere but the printed text. With null
    /// the session has ended: comms are closed, and what users have registered is forgotten.
    public static void install(@Nullable Screen host) {
        install(host, UnaryOperator.identity());
    }

    /// As [#install(Screen)].
    ///
    /// @param finishing what is done to every bundle before it is shown: names for people
    public static void install(@Nullable Screen host, UnaryOperator<MimeBundle> finishing) {
        screen = host;
        finish = finishing;
        Chronicle.host(host != null);
        if (host == null) {
            Comms.forget();
            RENDERERS.clear();
            Libraries.forget();
        }
    }

    static @Nullable Screen screen() {
        return screen;
    }

    /// Shows a value in its richest form. A task that goes on, or a list of tasks, is a card that changes with them.
    ///
    /// @return what changes it later
    public static Shown display(@Nullable Object value) {
        return value != null && screen != null && TaskCards.goesOn(value)
                ? new Shown(List.of(TaskCards.show(value)))
                : show(List.of(Render.of(value)));
    }

    /// Shows several values, one below the other.
    ///
    /// @return what changes them later
    public static Shown display(@Nullable Object first, @Nullable Object second, @Nullable Object... more) {
        var bundles = new ArrayList<>(List.of(Render.of(first), Render.of(second)));
        for (var each : more) {
            bundles.add(Render.of(each));
        }
        return show(bundles);
    }

    /// Shows a value in one form of several: as what a MIME type says. A text is taken to be of that type
    /// already, as is, and so are bytes; what goes under a type of JSON is made a tree. (A second text that
    /// is no MIME type is a second value.)
    ///
    /// ```java
    /// display("<b>bold</b>", "text/html")
    /// ```
    ///
    /// @throws IllegalArgumentException when the value has no such form, with those it has
    public static Shown display(@Nullable Object value, @Nullable String mimeType) {
        return show(
                Forms.isType(mimeType)
                        ? List.of(Forms.only(value, String.valueOf(mimeType)))
                        : List.of(Render.of(value), Render.of(mimeType)));
    }

    private static Shown show(List<MimeBundle> bundles) {
        var ids = new ArrayList<String>();
        for (var bundle : bundles) {
            String id = newId();
            ids.add(id);
            show(bundle, id);
        }
        return new Shown(ids);
    }

    /// Shows a value that [#updateDisplay] can replace later.
    ///
    /// @return the handle of the shown value
    public static String displayUpdatable(@Nullable Object value) {
        String id = newId();
        show(Render.of(value), id);
        return id;
    }

    /// From now on values of `type` and of its subtypes are shown by what `renderer` makes of them:
    /// anything that can be shown (an [Html], an image, a list of records), a [MimeBundle], or a map of
    /// MIME types to contents.
    ///
    /// The nearest type wins, a class before an interface. What is registered here comes before what
    /// values, libraries and this package say; registering a type again replaces its renderer. A renderer
    /// that fails is told below the value's text. A class that a cell declares again is another one, and is
    /// registered again.
    ///
    /// ```java
    /// record Colour(String hex) {}
    /// Display.register(Colour.class, c -> Html.of("<b style='color:{}'>{}</b>", c.hex(), c.hex()));
    /// ```
    public static <T> void register(Class<T> type, Fn<? super T, ?> renderer) {
        RENDERERS.register(type, renderer);
    }

    /// Takes a renderer away.
    ///
    /// @return false when none was registered for this very type
    public static boolean unregister(Class<?> type) {
        return RENDERERS.unregister(Objects.requireNonNull(type, "unregister: the type is null"));
    }

    static String newId() {
        return "jawait-display-" + ProcessHandle.current().pid() + "-" + IDS.incrementAndGet();
    }

    /// Replaces what is shown under `id`, in whichever cell it stands.
    public static void updateDisplay(@Nullable Object value, String id) {
        Objects.requireNonNull(id, "id: the handle that displayUpdatable returned");
        TaskCards.replaced(id);
        redraw(value, id);
    }

    /// As [#updateDisplay], by who has shown it.
    static void redraw(@Nullable Object value, String id) {
        MimeBundle bundle = Render.of(value);
        Screen host = screen;
        if (host == null) {
            print(bundle);
        } else {
            host.update(Origin.current(), finish.apply(bundle), id);
        }
    }

    /// Removes all output of the calling cell, at once.
    public static void clearOutput() {
        clearOutput(false);
    }

    /// Removes all output of the calling cell.
    ///
    /// @param await true to wait until the next output arrives, which spares flicker
    public static void clearOutput(boolean await) {
        Screen host = screen;
        if (host != null) {
            host.clear(Origin.current(), await);
        }
    }

    /// Puts code into the next cell for the user to change and to run, as IPython's `set_next_input` does.
    /// While the cell runs only, and the last call counts. Where there are no cells to come it does
    /// nothing.
    public static void setNextInput(String code) {
        Objects.requireNonNull(code, "code: what the next cell is to hold");
        Screen host = screen;
        if (host != null) {
            host.nextInput(Origin.current(), code);
        }
    }

    /// Asks the user for a line, as Python's `input` does. Blocks the calling task, which can be
    /// interrupted meanwhile; several that ask at once take turns, and each question names its task.
    ///
    /// @param prompt what to show before the line, may be empty
    /// @throws java.io.UncheckedIOException when the input has ended (Ctrl-D), or nobody can be asked here
    public static String input(String prompt) {
        return Asking.line(prompt, false);
    }

    /// As [#input(String)], and what is typed is not shown.
    public static String password(String prompt) {
        return Asking.line(prompt, true);
    }

    /// The tasks of this cell, or of the last one that started any, as bars over time.
    public static Timeline timeline() {
        return Timeline.ofLastCell();
    }

    /// These tasks as bars over time.
    public static Timeline timeline(Task<?>... tasks) {
        return Timeline.of(tasks);
    }

    /// Shows below the cell how full a queue, a semaphore, a limiter, an HTTP client or a pool is, as a
    /// curve that goes on while it changes. No peak is missed.
    ///
    /// @return the curve, to be closed; it ends by itself with what it watches
    public static Watch watch(Gauged thing) {
        Gauge gauge = thing(thing).gauge();
        return Watch.of(gauge.what(), gauge);
    }

    /// As [#watch(Gauged)], of things of the JDK: of a `BlockingQueue` or any other collection the items, of
    /// a `Semaphore` the permits in use, taking those that are free now for all, of a `ThreadPoolExecutor`
    /// or a `ForkJoinPool` the threads at work. They tell nobody of their changes, so each is asked ten times
    /// a second, and a peak between may be missed.
    ///
    /// @throws IllegalArgumentException when nobody knows what to count
    public static Watch watch(Object thing) {
        return JdkLevel.of(thing).watch(null);
    }

    /// As [#watch(Object)].
    ///
    /// @param name what stands above it
    public static Watch watch(String name, Object thing) {
        return JdkLevel.of(thing).watch(Objects.requireNonNull(name, "watch: the name is null"));
    }

    /// As [#watch(Gauged)].
    ///
    /// @param name what stands above it
    public static Watch watch(String name, Gauged thing) {
        Objects.requireNonNull(name, "watch: the name is null");
        return Watch.of(name, thing(thing).gauge());
    }

    private static Gauged thing(@Nullable Gauged thing) {
        return Objects.requireNonNull(thing, "watch: what is to be watched is null");
    }

    /// Shows below the cell how a number changes, which is asked for ten times a second.
    ///
    /// @param name what stands above it
    public static Watch watch(String name, Supplier<? extends Number> number) {
        Objects.requireNonNull(name, "watch: the name is null");
        return Watch.of(name, Objects.requireNonNull(number, "watch: the number is null"));
    }

    static void show(MimeBundle bundle, @Nullable String id) {
        Screen host = screen;
        if (host == null) {
            print(bundle);
        } else {
            host.show(Origin.current(), finish.apply(bundle), id);
        }
    }

    private static void print(MimeBundle bundle) {
        var out = new FileOutputStream(FileDescriptor.out);
        new PrintWriter(out, true, StandardCharsets.UTF_8).println(bundle.text());
    }
}
