package jawait.display;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import jawait.Task;
import jawait.display.timeline.Chronicle;
import jawait.display.timeline.Recording;
import jawait.display.timeline.Story;
import jawait.runtime.Origin;

/// Tasks as bars over time: one for each, children below their parents, coloured by what they waited
/// for and how they ended. Of more than 60 tasks the longest have a bar each, the others one for the
/// beginning of their names.
///
/// It is a picture of the moment in which it was asked for. In a cell `timeline()` is all it takes, or
/// `%%timeline` as its first line. In plain Java:
///
/// ```java
/// try (var recorded = Timeline.record()) {
///     gather(() -> fetch("A"), () -> fetch("B"));
///     System.out.println(recorded.timeline().text());
/// }
/// ```
///
/// The idea is the waterfall of browsers' network panels.
public final class Timeline implements Displayable {
    private static final int COLUMNS = 80;

    private final Story story;

    private Timeline(Story story) {
        this.story = story;
    }

    static Timeline ofLastCell() {
        return new Timeline(Chronicle.lastCell(Origin.current()));
    }

    /// The tasks that the calling cell has started so far; none outside cells.
    public static Timeline ofThisCell() {
        return new Timeline(Chronicle.cell(Origin.current()));
    }

    /// From now on what the tasks of cells wait for is kept however much it is: `timeline()` says so itself, and who
    /// knows that it will be asked for says so earlier. Until then a cell's first 50 000 events are kept. Costs a
    /// fraction of a microsecond a wait.
    public static void expect() {
        Chronicle.look();
    }

    /// These tasks, whether they have ended or not. What they waited for is known when it was recorded.
    public static Timeline of(Collection<? extends Task<?>> tasks) {
        return new Timeline(Chronicle.of(Objects.requireNonNull(tasks, "of: the tasks are null")));
    }

    /// These tasks, whether they have ended or not.
    public static Timeline of(Task<?>... tasks) {
        return of(List.of(tasks));
    }

    /// Records all tasks of the process that start from now on, with their waits, until the result is
    /// closed.
    public static Recorded record() {
        return record("");
    }

    /// As [#record()].
    ///
    /// @param label what the picture is called
    public static Recorded record(String label) {
        return new Recorded(Recording.open(Objects.requireNonNull(label, "record: the label is null")));
    }

    /// Tasks that are being recorded, or were.
    public static final class Recorded implements AutoCloseable {
        private final Recording recording;

        private Recorded(Recording recording) {
            this.recording = recording;
        }

        /// The tasks as they are now, or as they were when it was closed.
        public Timeline timeline() {
            return new Timeline(recording.story());
        }

        /// Records no more; a second call does nothing.
        @Override
        public void close() {
            recording.close();
        }
    }

    /// How many tasks it tells of.
    public long size() {
        return story.size();
    }

    /// As lines of text.
    public String text() {
        return story.plot().text(COLUMNS);
    }

    /// As SVG, to be kept in a file.
    public String svg() {
        return story.plot().svg();
    }

    /// As SVG, Vega-Lite and text.
    @Override
    public MimeBundle toMimeBundle() {
        return story.size() == 0
                ? MimeBundle.plain("(no tasks: neither this cell nor one before it has started any)")
                : Chart.bundle(story.plot(), COLUMNS);
    }

    /// `Timeline[In[3]: 3 tasks, 3.00 s (one after the other: 6.00 s)]`.
    @Override
    public String toString() {
        return "Timeline[" + story.summary() + "]";
    }
}
