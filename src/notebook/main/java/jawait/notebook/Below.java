package jawait.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jawait.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/// What stands below one cell, filled from any thread, also after the cell has ended. It is the key of
/// the origins of the cell's work.
final class Below {
    /// One output; its place stays while its content changes.
    private static final class Slot {
        private Output output;
        private final @Nullable StringBuilder text;

        private Slot(Output output, @Nullable StringBuilder text) {
            this.output = output;
            this.text = text;
        }

        private boolean streams(String name) {
            return text != null && output instanceof Output.Stream(var own, var begun) && own.equals(name);
        }

        private Output now() {
            return text != null && output instanceof Output.Stream(var name, var begun)
                    ? new Output.Stream(name, text.toString())
                    : output;
        }
    }

    private final List<Slot> slots = new ArrayList<>();
    private final int number;
    private long printed;
    private boolean clears;
    private boolean cut;

    Below(int number) {
        this.number = number;
    }

    /// The number in front of the cell.
    int number() {
        return number;
    }

    /// Appends text, to the stream above it when that is the last output.
    ///
    /// @param limit how many characters the cell may print
    /// @return what was appended: less than the text when it is too much, then nothing any more
    synchronized String print(String name, String text, long limit) {
        clearFirst();
        int length = (int) Math.min(text.length(), Math.max(0, limit - printed));
        printed += length;
        if (length == 0 && !text.isEmpty() && cut) {
            return "";
        }
        String kept = text.substring(0, length);
        append(name, kept);
        if (length < text.length()) {
            cut = true;
            append(
                    "stderr",
                    "\n(more than " + limit + " characters were printed; the rest is not shown. "
                            + "%output 100MB sets another limit, %output off takes it away)\n");
        }
        return kept;
    }

    private void append(String name, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (slots.isEmpty() || !slots.getLast().streams(name)) {
            slots.add(new Slot(new Output.Stream(name, ""), new StringBuilder()));
        }
        var builder = slots.getLast().text;
        if (builder != null) {
            builder.append(text);
        }
    }

    /// Adds an output.
    ///
    /// @return what can be replaced, from any thread
    synchronized Shown add(Output output) {
        clearFirst();
        var slot = new Slot(output, null);
        slots.add(slot);
        return new Shown(slot);
    }

    /// A thing shown that can be replaced.
    final class Shown {
        private final Slot slot;

        private Shown(Slot slot) {
            this.slot = slot;
        }

        /// The number of the cell that it stands below.
        int number() {
            return number;
        }

        /// Shows another bundle at its place.
        void by(MimeBundle bundle) {
            change(slot, bundle);
        }

        /// What it shows now; null when it has been cleared away.
        @Nullable
        Output now() {
            return current(slot);
        }
    }

    private synchronized @Nullable Output current(Slot slot) {
        return slots.contains(slot) ? slot.now() : null;
    }

    private synchronized void change(Slot slot, MimeBundle bundle) {
        slot.output = slot.output instanceof Output.Result(var count, var data, var metadata)
                ? new Output.Result(count, bundle.data(), bundle.metadata())
                : new Output.Display(bundle.data(), bundle.metadata());
    }

    /// Takes everything away.
    ///
    /// @param await true to do so when the next output comes
    synchronized void clear(boolean await) {
        clears = await;
        if (!await) {
            slots.clear();
        }
    }

    private void clearFirst() {
        if (clears) {
            clear(false);
        }
    }

    /// What stands here now.
    synchronized List<Output> outputs() {
        return slots.stream().map(Slot::now).toList();
    }

    /// The data of a bundle as an output.
    static Output display(MimeBundle bundle) {
        return new Output.Display(Map.copyOf(bundle.data()), Map.copyOf(bundle.metadata()));
    }
}
