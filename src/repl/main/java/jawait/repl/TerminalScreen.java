package jawait.repl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import jawait.Task;
import jawait.display.MimeBundle;
import jawait.display.TaskCards;
import jawait.engine.FrontEnd;
import jawait.engine.Outcome;
import jawait.runtime.Origin;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/// What the engine sees of the terminal. The output of the running cell is printed as it comes. That of earlier cells'
/// tasks comes line by line, each under the number of its cell, above the line that is being typed, which stays as
/// it is.
///
/// What is shown and later replaced (a bar of progress) is redrawn in its place as long as it is the last thing on the
/// screen; else its newest form is printed when nothing has changed for a while, or its cell ends. Tasks that are the
/// newest result are redrawn in their place above the line that is being typed, until something else is printed.
final class TerminalScreen implements FrontEnd {
    private static final long SOON_MILLIS = 30;
    private static final long LINE_MILLIS = 200;
    private static final long QUIET_MILLIS = 1_500;
    private static final long LOOK_MILLIS = 500;
    private static final int MOST_UNFINISHED = 1 << 16;

    private final Paper paper;
    private final Questions questions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Drawings drawings = new Drawings(lock);
    private final Map<Entry, StringBuilder> unfinished = new LinkedHashMap<>();
    private final Map<String, Changing> changing = new LinkedHashMap<>();
    private Entry newest = new Entry(0);
    private boolean running;
    private boolean flushing;
    private boolean drawing; // of finished lines is due
    private @Nullable String last; // the id of what stands last on the screen and can be redrawn
    private @Nullable GoingOn above;
    private volatile String offered = "";

    /// What goes on in the result that stands right above the line that is being typed: tasks.
    private record GoingOn(String prompt, Object value, String printed) {}

    /// Something shown that changes.
    private static final class Changing {
        private final Entry entry;
        private String text;
        private String printed;
        private long at;

        private Changing(Entry entry, String text) {
            this.entry = entry;
            this.text = text;
            this.printed = text;
        }
    }

    TerminalScreen(Paper paper, Questions questions) {
        this.paper = paper;
        this.questions = questions;
    }

    /// Lines are typed in `reader` as well.
    void beside(LineReader reader) {
        drawings.beside(reader);
    }

    /// A cell begins to run: what it prints is printed as it is.
    void begin(Entry entry) {
        lock.lock();
        try {
            newest = entry;
            running = true;
            last = null;
        } finally {
            lock.unlock();
        }
    }

    /// The running cell has ended; its line is finished, and the screen may be typed on.
    void end() {
        lock.lock();
        try {
            settle(shown -> shown.entry.equals(newest));
            paper.freshLine();
            paper.flush();
            running = false;
            last = null;
        } finally {
            lock.unlock();
        }
    }

    /// The user has pressed Ctrl-C while a cell runs: the terminal itself echoes nothing then.
    void interrupted() {
        lock.lock();
        try {
            if (running) {
                last = null;
                paper.freshLine();
                paper.print("^C\n");
                paper.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The user has left.
    void close() {
        drawings.close();
        lock.lock();
        try {
            paper.flush();
            paper.close();
        } finally {
            lock.unlock();
        }
    }

    /// Shows the value of a cell that has ended, behind its prompt; a value of several lines begins a line of its own.
    void result(String prompt, Outcome.Value value) {
        lock.lock();
        try {
            String text = behind(prompt, paper.form(value.shown()));
            paper.freshLine();
            paper.print(text + "\n");
            paper.flush();
            Object going = value.value();
            if (value.displayId() != null && going != null) {
                above = new GoingOn(prompt, going, text);
                drawings.draw(LOOK_MILLIS, this::look);
            }
        } finally {
            lock.unlock();
        }
    }

    private static String behind(String prompt, String text) {
        return prompt + (text.contains("\n") ? "\n" : "") + text;
    }

    /// Tasks that go on in the newest result are redrawn in their place, as long as nothing else was printed since.
    private void look() {
        var going = above;
        if (going != null) {
            boolean goesOn = going.value instanceof Task<?> || TaskCards.goesOn(going.value); // before it is drawn
            boolean drawn = redraw(going, TaskCards.caption(going.value).text());
            if (goesOn || !drawn) {
                drawings.draw(LOOK_MILLIS, this::look);
            }
        }
    }

    private boolean redraw(GoingOn going, String now) {
        String text = behind(going.prompt, now);
        if (text.equals(going.printed)) {
            return true;
        }
        boolean drawn = paper.replaceAbove(going.printed, text, drawings.typing());
        if (drawn) {
            above = new GoingOn(going.prompt, going.value, text);
        }
        return drawn;
    }

    /// Shows a text at the foot of the screen, as long as a line is typed.
    void foot(String text) {
        drawings.draw(() -> paper.foot(text, drawings.typing()));
    }

    /// The user has finished a line, or thrown it away: what stands above it is history.
    void typed() {
        lock.lock();
        try {
            drawings.typed();
            paper.noFoot();
            above = null;
        } finally {
            lock.unlock();
        }
    }

    /// Prints lines that are no cell's above the one that is being typed.
    void tell(String lines) {
        drawings.draw(() -> {
            settled();
            paper.above(lines, drawings.typing());
        });
    }

    /// A task that was the value of a cell has ended.
    void ended(Entry entry, Task<?> task, String text) {
        drawings.draw(() -> {
            var going = above;
            if (going == null || going.value != task || !redraw(going, text)) {
                paper.above(entry, text, drawings.typing());
            }
            settled();
        });
    }

    /// What is printed from now on stands below what could be redrawn.
    private void settled() {
        last = null;
        above = null;
    }

    /// The code that a cell has offered for the next one; once.
    String offered() {
        String code = offered;
        offered = "";
        return code;
    }

    @Override
    public void print(@Nullable Origin origin, Stream stream, String text) {
        lock.lock();
        try {
            var entry = entry(origin);
            if (running && entry.equals(newest)) {
                last = null;
                paper.print(text);
                soon(SOON_MILLIS);
            } else {
                var whole = unfinished.computeIfAbsent(entry, each -> new StringBuilder());
                whole.append(text);
                if (!drawing) {
                    drawing = true;
                    drawings.draw(this::finishedLines);
                }
                drawings.await(() -> whole.length() <= MOST_UNFINISHED, LINE_MILLIS);
                soon(LINE_MILLIS);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {
        lock.lock();
        try {
            var entry = entry(origin);
            String text = paper.form(bundle);
            if (displayId != null) {
                changing.put(displayId, new Changing(entry, text));
            }
            place(entry, text);
            if (displayId != null && running) {
                last = displayId;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {
        lock.lock();
        try {
            var shown = changing.get(displayId);
            if (shown == null) {
                return;
            }
            shown.text = paper.form(bundle);
            shown.at = System.nanoTime();
            if (displayId.equals(last) && running && paper.replace(shown.printed, shown.text)) {
                shown.printed = shown.text;
            } else {
                soon(QUIET_MILLIS);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean seesProcess() {
        return true;
    }

    /// Nothing is taken back from a terminal.
    @Override
    public void clear(@Nullable Origin origin, boolean await) {}

    @Override
    public void page(@Nullable Origin origin, MimeBundle page) {
        lock.lock();
        try {
            if (!running || !paper.page(page)) {
                place(entry(origin), paper.leaf(page));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void nextInput(@Nullable Origin origin, String code) {
        offered = code;
    }

    @Override
    public @Nullable String ask(@Nullable Origin origin, String prompt, boolean secret) throws InterruptedException {
        lock.lock();
        try {
            last = null;
            paper.flush();
        } finally {
            lock.unlock();
        }
        return questions.ask(FrontEnd.asker(origin) + prompt, secret);
    }

    /// Puts a text of its own lines where it belongs.
    private void place(Entry entry, String text) {
        if (running && entry.equals(newest)) {
            last = null;
            paper.freshLine();
            paper.print(text.endsWith("\n") ? text : text + "\n");
            soon(SOON_MILLIS);
        } else {
            drawings.draw(() -> {
                settled();
                paper.above(entry, text.stripTrailing(), drawings.typing());
            });
        }
    }

    private void finishedLines() {
        drawing = false;
        List.copyOf(unfinished.keySet()).forEach(entry -> lines(entry, false));
    }

    /// Prints the finished lines of a cell that does not run, or all there is.
    private void lines(Entry entry, boolean all) {
        var text = unfinished.get(entry);
        int end = text == null ? 0 : all ? text.length() : text.lastIndexOf("\n") + 1;
        if (text != null && end > 0) {
            settled();
            paper.above(entry, text.substring(0, end).stripTrailing(), drawings.typing());
            text.delete(0, end);
            if (text.isEmpty()) {
                unfinished.remove(entry);
            }
        }
    }

    private void soon(long millis) {
        if (!flushing) {
            flushing = true;
            drawings.draw(millis, this::flush);
        }
    }

    private void flush() {
        flushing = false;
        paper.flush();
        List.copyOf(unfinished.keySet()).forEach(entry -> lines(entry, true));
        long now = System.nanoTime();
        if (settle(shown -> now - shown.at >= TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS))) {
            soon(QUIET_MILLIS);
        }
    }

    /// Prints the newest form of what has changed and was not redrawn in its place.
    ///
    /// @return whether something is left for later
    private boolean settle(Predicate<Changing> due) {
        boolean left = false;
        for (var shown : changing.values()) {
            boolean stale = !shown.text.equals(shown.printed);
            if (stale && due.test(shown)) {
                shown.printed = shown.text;
                place(shown.entry, shown.text);
            } else {
                left |= stale;
            }
        }
        return left;
    }

    private Entry entry(@Nullable Origin origin) {
        return origin != null && origin.key() instanceof Entry entry ? entry : newest;
    }
}
