package jawait.repl;

import jawait.Task;
import jawait.display.TaskCards;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/// What stands last on the screen, perhaps right above the line that is being typed, and can be drawn anew in its
/// place: something shown that changes, or a result in which tasks go on. Used under the lock of [TerminalScreen].
final class Tail {
    private final Paper paper;
    private final Changes changes;
    private @Nullable Last last;

    private sealed interface Last {
        String printed();
    }

    private record Shown(String id, @Nullable Entry label, String printed) implements Last {}

    private record GoingOn(String prompt, Object value, String printed) implements Last {}

    Tail(Paper paper, Changes changes) {
        this.paper = paper;
        this.changes = changes;
    }

    /// What is printed from now on stands below all that could be redrawn.
    void settle() {
        last = null;
    }

    /// Something has just been printed.
    ///
    /// @param id under which it changes; null when it does not
    /// @param label whose number stands before its lines; null for none
    void is(@Nullable String id, @Nullable Entry label, String printed) {
        last = id == null ? null : new Shown(id, label, printed);
    }

    /// A result has just been printed, in which tasks go on.
    void is(String prompt, Object value, String printed) {
        last = new GoingOn(prompt, value, printed);
    }

    /// A result behind its prompt; one of several lines begins a line of its own.
    static String behind(String prompt, String text) {
        return prompt + (text.contains("\n") ? "\n" : "") + text;
    }

    /// So many more lines are going to stand below the line that is typed in `typing`, or above it: where there is no
    /// room for both, what stands last moves.
    void makeRoom(int lines, LineReader typing) {
        if (last != null && !paper.fits(last.printed(), lines, typing)) {
            last = null;
        }
    }

    boolean isShown(String id) {
        return last instanceof Shown shown && shown.id.equals(id);
    }

    /// Draws the newest form of what was shown last.
    void redraw(@Nullable LineReader typing) {
        var stale = last instanceof Shown shown ? changes.stale(shown.id) : null;
        if (stale != null && last instanceof Shown shown) {
            String text = shown.label == null ? stale.text() : paper.labelled(shown.label, stale.text());
            if (paper.redraw(shown.printed, text, typing)) {
                last = new Shown(shown.id, shown.label, text);
                changes.drawn(shown.id, stale.entry(), stale.text());
            }
        }
    }

    /// Draws the tasks of the result that was printed last as they are now, while a line is typed.
    ///
    /// @return whether there is such a result, to be looked at again
    boolean look(@Nullable LineReader typing) {
        if (last instanceof GoingOn going) {
            boolean goesOn = going.value instanceof Task<?> || TaskCards.goesOn(going.value); // before it is drawn
            boolean redrawn = redraw(going, TaskCards.caption(going.value).text(), typing);
            return goesOn || !redrawn;
        }
        return false;
    }

    /// Draws how the task has ended that is the result that was printed last. False when it is not, or cannot be.
    boolean redraw(Task<?> task, String ended, @Nullable LineReader typing) {
        return last instanceof GoingOn going && going.value == task && redraw(going, ended, typing);
    }

    private boolean redraw(GoingOn going, String now, @Nullable LineReader typing) {
        String text = behind(going.prompt, now);
        if (text.equals(going.printed)) {
            return true;
        }
        boolean redrawn = typing != null && paper.redraw(going.printed, text, typing);
        if (redrawn) {
            last = new GoingOn(going.prompt, going.value, text);
        }
        return redrawn;
    }
}
