package jawait.display.timeline;

import java.util.List;
import jawait.display.chart.Plot;

/// What was kept of some tasks.
public final class Story {
    private final String label;
    private final List<Life> lives;
    private final long uncounted;

    /// @param label what the tasks belong to (a cell), may be empty
    /// @param uncounted how many more there were
    Story(String label, List<Life> lives, long uncounted) {
        this.label = label;
        this.lives = withoutPrograms(lives);
        this.uncounted = uncounted;
    }

    /// What virtual time runs in is no task of the user's, and as long as all that runs in it.
    private static List<Life> withoutPrograms(List<Life> lives) {
        return lives.stream()
                .filter(life -> !life.who().name().equals("virtualTime")
                        || lives.stream()
                                .noneMatch(each ->
                                        each.who().parent() == life.who().id()))
                .toList();
    }

    /// How many tasks there are.
    public long size() {
        return lives.size() + uncounted;
    }

    /// The picture.
    public Plot plot() {
        return new Gantt(label, lives, uncounted).plot();
    }

    /// The tasks in words: `In[3]: 3 tasks, 3.00 s together, 6.00 s one after the other`.
    public String summary() {
        return new Gantt(label, lives, uncounted).title();
    }
}
