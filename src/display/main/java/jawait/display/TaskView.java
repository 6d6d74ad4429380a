package jawait.display;

import jawait.Task;

/// A task as a result: its name, its state, and how long it has taken.
final class TaskView {
    private TaskView() {}

    static MimeBundle of(Task<?> task) {
        String colour = switch (task.state()) {
            case RUNNING -> "#1f77b4";
            case SUCCESS -> "#2ca02c";
            case FAILED -> "#d62728";
            case CANCELLED -> "#7f7f7f";
        };
        String text = task.toString();
        int name = text.indexOf(task.name());
        String state = name < 0
                ? text
                : text.substring(name + task.name().length(), text.length() - 1).strip();
        String html = "<span style=\"color:" + colour + "\">&#9679;</span> <b>" + escape(task.name()) + "</b> "
                + escape(Render.shortened(state)) + " <small>" + seconds(task) + "</small>";
        return MimeBundle.plain(text).with("text/html", html);
    }

    private static String seconds(Task<?> task) {
        return task.isDone()
                ? String.format(java.util.Locale.ROOT, "%.2f s", task.duration().toNanos() / 1e9)
                : "";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
