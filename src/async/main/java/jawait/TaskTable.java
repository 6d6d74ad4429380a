package jawait;

import java.util.ArrayList;
import java.util.List;
import jawait.runtime.Origin;

/// Tasks as a table.
final class TaskTable {
    static final int MOST = 1000;

    private TaskTable() {}

    static String text(List<Task<?>> tasks) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"id", "name", "state", "age", "started by"});
        tasks.stream().limit(MOST).map(TaskTable::row).forEach(rows::add);
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        var text = new StringBuilder();
        for (String[] row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]).repeat(' ', widths[i] - row[i].length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append(more(tasks.size())).toString();
    }

    static String more(int tasks) {
        return tasks <= MOST ? "" : "… and " + (tasks - MOST) + " more\n";
    }

    private static String[] row(Task<?> task) {
        Origin origin = task.origin();
        Task<?> parent = task.parent();
        String by = (origin == null ? "" : origin.label()) + (parent == null ? "" : " " + parent.name());
        return new String[] {
            Long.toString(task.id()), task.name(), task.stateText(), age(task), by.strip(),
        };
    }

    private static String age(Task<?> task) {
        return Nanos.text(task.duration().toMillis() * 1_000_000);
    }
}
