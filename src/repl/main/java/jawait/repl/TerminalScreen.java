package jawait.repl;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jawait.Task;
import jawait.display.MimeBundle;
import jawait.engine.FrontEnd;
import jawait.engine.Outcome;
import jawait.runtime.Origin;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/// What the engine sees of the terminal. The output of the running cell is printed as it comes. That of earlier cells'
/// tasks comes line by line, each under the number of its cell, above the line that is being typed, which stays as
/// it is.
///
/// What is shown and later replaced (a bar of progress, tasks that are a result) is redrawn in its place as long as it
/// is the last thing on the screen, perhaps right above the line that is being typed; else its newest form is printed
/// when nothing has changed for a while, or its cell ends.
final class TerminalScreen implements FrontEnd {
    private static final long SOON_MILLIS = 30;
    private static final long LINE_MILLIS = 200;
    private static final long BREATH_MILLIS = 25; // between floods of lines, so that the line being typed is seen
    private static final long QUIET_MILLIS = 1_500;
    private static final long LOOK_MILLIS = 500;
    private static final int MOST_WAITING = 256;

    private final Paper paper;
    private final Questions questions;
    private final Drawings drawings = new Drawings();
    private final Unfinished unfinished = new Unfinished(LINE_MILLIS, QUIET_MILLIS);
    private final Changes changes = new Changes();
    private final Tail tail;
    private Entry newest = new Entry(0);
    private boolean running;
    private @Nullable Long flush; // when it is due
    private boolean drawing; // of finished lines is due
    private int placing; // texts of their own lines are due: what is printed after them waits for them
    private long drawn; // when some were
    private boolean looking; // at the tail is due
    private volatile String offered = "";

    TerminalScreen(Paper paper, Questions questions) {
        this.paper = paper;
        this.questions = questions;
        this.tail = new Tail(paper, changes);
    }

    /// Lines are typed in `reader` as well.
    void beside(LineReader reader) {
        drawings.beside(reader);
    }

    /// A cell begins to run: what it prints is printed as it is.
    void begin(Entry entry) {
        drawings.locked(() -> {
            newest = entry;
            running = true;
            tail.settle();
        });
    }

    /// The running cell has ended; its line is finished, and the screen may be typed on.
    void end() {
        drawings.locked(() -> {
            settle(changes.of(newest));
            paper.freshLine();
            paper.flush();
            running = false;
        });
    }

    /// The user has pressed Ctrl-C while a cell runs: the terminal itself echoes nothing then.
    void interrupted() {
        drawings.locked(() -> {
            if (running && !drawings.isHeld()) {
                tail.settle();
                paper.freshLine();
                paper.print("^C\n");
                paper.flush();
            }
        });
    }

    /// The user has left.
    void close() {
        drawings.close();
        drawings.locked(() -> {
            paper.flush();
            paper.close();
        });
    }

    /// Shows the value of a cell that has ended, behind its prompt; a value of several lines begins a line of its own.
    void result(String prompt, Outcome.Value value) {
        drawings.locked(() -> {
            String text = Tail.behind(prompt, paper.form(value.shown()));
            printed(text);
            Object going = value.value();
            if (value.displayId() != null && going != null) {
                tail.is(prompt, going, text);
                look();
            }
        });
    }

    /// Tasks that go on in the newest result are redrawn in their place, as long as nothing else was printed since.
    private void look() {
        if (!looking) {
            looking = true;
            drawings.draw(LOOK_MILLIS, () -> {
                looking = false;
                if (tail.look(drawings.typing())) {
                    look();
                }
            });
        }
    }

    private void printed(String text) {
        tail.settle();
        paper.freshLine();
        paper.print(text + "\n");
        paper.flush();
    }

    /// Shows a text at the foot of the screen, as long as a line is typed.
    void foot(String text) {
        drawings.draw(() -> paper.foot(text, drawings.typing()));
    }

    /// The user has finished a line, or thrown it away: what stands above it is history.
    void typed() {
        drawings.locked(() -> {
            drawings.typed();
            paper.lineTyped();
            tail.settle();
        });
    }

    /// So many suggestions are going to be listed at the line that is being typed: what stands above it is pushed off
    /// the screen, or has them below it.
    void lists(int suggestions) {
        drawings.locked(() -> {
            var typing = drawings.typing();
            if (typing != null) {
                tail.makeRoom(suggestions, typing);
            }
        });
    }

    /// Prints what the conversation itself has to say, while no line is typed.
    void say(String text) {
        drawings.locked(() -> printed(text));
    }

    /// Prints lines that are no cell's above the one that is being typed.
    void tell(String lines) {
        drawings.draw(() -> {
            tail.settle();
            paper.above(lines, drawings.typing());
        });
    }

    /// A task that was the value of a cell has ended.
    void ended(Entry entry, Task<?> task, String text) {
        drawings.draw(() -> {
            if (!tail.redraw(task, text, drawings.typing())) {
                lines(entry, unfinished.all(entry));
                paper.above(paper.labelled(entry, text), drawings.typing());
            }
            tail.settle();
        });
    }

    /// The code that a cell has offered for the next one; once.
    String offered() {
        String code = offered;
        offered = "";
        return code;
    }

    @Override
    public void print(@Nullable Origin origin, Stream stream, String text) {
        drawings.locked(() -> {
            var entry = entry(origin);
            unfinished.add(entry, text);
            if (isDirect(entry)) {
                tail.settle();
                paper.print(Objects.requireNonNullElse(unfinished.all(entry), ""));
                soon(SOON_MILLIS);
            } else {
                drawFinished();
                drawings.await(() -> unfinished.isShort(entry), LINE_MILLIS);
                soon(LINE_MILLIS);
            }
        });
    }

    @Override
    public void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {
        drawings.locked(() -> {
            var entry = entry(origin);
            place(entry, paper.form(bundle), displayId);
            drawings.await(() -> drawings.waiting() < MOST_WAITING, LINE_MILLIS);
        });
    }

    @Override
    public void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {
        drawings.locked(() -> {
            if (changes.changed(displayId, paper.form(bundle))) {
                if (drawings.typing() == null && !drawings.isHeld()) {
                    tail.redraw(null);
                } else if (tail.isShown(displayId)) {
                    drawings.draw(() -> tail.redraw(drawings.typing()));
                    drawings.await(() -> drawings.waiting() < MOST_WAITING, LINE_MILLIS);
                }
                soon(QUIET_MILLIS);
            }
        });
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
        String text = paper.leaf(page);
        if (!drawings.hold() || !paged(text)) {
            drawings.locked(() -> place(entry(origin), text, null));
        }
    }

    private boolean paged(String text) {
        try {
            return paper.page(text);
        } finally {
            drawings.release();
        }
    }

    @Override
    public void nextInput(@Nullable Origin origin, String code) {
        offered = code;
    }

    @Override
    public @Nullable String ask(@Nullable Origin origin, String prompt, boolean secret) throws InterruptedException {
        String asker = FrontEnd.asker(origin);
        String before = drawings.inLock(() -> {
            tail.settle();
            boolean direct = isDirect(entry(origin));
            String begun = direct && asker.isEmpty() ? paper.takeLine() : "";
            if (direct) {
                paper.freshLine();
            }
            paper.flush();
            return begun;
        });
        return questions.ask(before + asker + prompt, secret);
    }

    /// Whether what a cell prints goes to the screen as it is: while it runs, and neither asks nor shows a page.
    private boolean isDirect(Entry entry) {
        return running && entry.equals(newest) && drawings.typing() == null && !drawings.isHeld();
    }

    /// Puts a text of its own lines where it belongs.
    private void place(Entry entry, String text, @Nullable String id) {
        if (id != null) {
            changes.drawn(id, entry, text);
        }
        if (isDirect(entry)) {
            paper.freshLine();
            paper.print(text.endsWith("\n") ? text : text + "\n");
            tail.is(id, null, text);
            soon(SOON_MILLIS);
        } else {
            String before = unfinished.all(entry);
            placing++;
            drawings.draw(() -> {
                placing--;
                lines(entry, before);
                String lines = paper.labelled(entry, text);
                paper.above(lines, drawings.typing());
                tail.is(id, entry, lines);
                tail.redraw(drawings.typing());
                finishedLines();
            });
        }
    }

    private void drawFinished() {
        if (!drawing) {
            drawing = true;
            boolean flood = System.nanoTime() - drawn < TimeUnit.MILLISECONDS.toNanos(BREATH_MILLIS);
            drawings.draw(flood && drawings.typing() != null ? BREATH_MILLIS : 0, this::finishedLines);
        }
    }

    private void finishedLines() {
        drawing = false;
        if (placing == 0) {
            unfinished.entries().forEach(entry -> lines(entry, unfinished.lines(entry)));
            drawn = System.nanoTime();
        }
    }

    /// Prints what a cell that does not run has printed.
    private void lines(Entry entry, @Nullable String text) {
        if (text != null) {
            tail.settle();
            paper.above(paper.legible(entry, text), drawings.typing());
        }
    }

    private void soon(long millis) {
        long at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        if (flush == null || at - flush < 0) {
            flush = at;
            drawings.draw(millis, this::flush);
        }
    }

    private void flush() {
        flush = null;
        paper.flush();
        if (placing == 0) {
            unfinished.entries().forEach(entry -> lines(entry, unfinished.due(entry)));
        }
        settle(changes.quiet(QUIET_MILLIS));
        if (!unfinished.isEmpty()) {
            soon(LINE_MILLIS);
        } else if (!changes.isAllDrawn()) {
            soon(QUIET_MILLIS);
        }
    }

    /// Has the newest form of what was not redrawn in its place on the screen.
    private void settle(List<Changes.Stale> due) {
        tail.redraw(drawings.typing());
        due.stream()
                .filter(each -> changes.stale(each.id()) != null)
                .forEach(each -> place(each.entry(), each.text(), each.id()));
    }

    private Entry entry(@Nullable Origin origin) {
        return origin != null && origin.key() instanceof Entry entry ? entry : newest;
    }
}
