package jawait.repl;

import java.util.ArrayList;
import java.util.List;
import jawait.Task;
import jawait.display.Render;
import jawait.engine.Cell;
import jawait.engine.Outcome;
import jawait.engine.Session;
import jawait.engine.history.History;
import jawait.runtime.Tasks;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// The loop: reads a cell, runs it, shows what came of it. One thread's.
final class Conversation {
    private final Terminal terminal;
    private final Session session;
    private final TerminalScreen screen;
    private final LineReader reader;
    private final Answers answers;
    private final Typeahead typeahead;
    private final History.Session history;
    private final boolean colours;
    private final List<String> cells = new ArrayList<>();
    private @Nullable Integer left;
    private volatile boolean stopped;

    Conversation(
            Terminal terminal,
            Session session,
            TerminalScreen screen,
            LineReader reader,
            Answers answers,
            History.Session history,
            boolean colours) {
        this.terminal = terminal;
        this.session = session;
        this.screen = screen;
        this.reader = reader;
        this.answers = answers;
        this.typeahead = Typeahead.of(reader);
        this.history = history;
        this.colours = colours;
    }

    /// Goes on until the user leaves.
    ///
    /// @return the status to end with
    int run() {
        try (var status = new StatusLine(screen)) {
            while (left == null) {
                String typed = typed(status);
                if (typed != null && typed.isBlank()) {
                    answers.answerOne();
                } else if (typed != null) {
                    obey(typed);
                }
            }
        }
        return left;
    }

    /// The user has pressed Ctrl-C while no line is read. The cell that runs is interrupted; one that has been typed
    /// and does not run yet is not going to.
    void interrupted() {
        screen.interrupted();
        if (session.interrupt().isEmpty()) {
            stopped = true;
        }
    }

    private @Nullable String typed(StatusLine status) {
        stopped = false;
        answers.promptBegins();
        status.typing(true);
        try {
            String prompt = green("In [" + (cells.size() + 1) + "]: ");
            String line = reader.readLine(prompt, null, (Character) null, screen.offered());
            boolean typedBehind = typeahead.takesInterrupt(); // Ctrl-C right behind Enter
            stopped |= Thread.interrupted() || typedBehind;
            return line;
        } catch (UserInterruptException e) {
            return null; // Ctrl-C clears the line
        } catch (EndOfFileException e) {
            return "exit";
        } finally {
            status.typing(false);
            screen.typed();
            answers.promptEnds();
        }
    }

    private void obey(String typed) {
        if (Slash.leaves(typed)) {
            leave(0);
        } else if (!Slash.is(typed)) {
            run(typed);
        } else {
            switch (Slash.deed(typed)) {
                case Slash.Deed.Cell(var source) -> run(source);
                case Slash.Deed.Again(var numbers) -> again(numbers);
                case Slash.Deed.Edit(var what) -> edit(what);
                case Slash.Deed.Help(var text) -> say(text);
                case Slash.Deed.Exit(var status) -> exit(status);
                case Slash.Deed.Wrong(var problem) -> say(problem);
            }
        }
    }

    private void run(String source) {
        if (stopped) {
            say("^C");
            return;
        }
        cells.add(source);
        int number = cells.size();
        var entry = new Entry(number);
        screen.begin(entry);
        Outcome outcome = session.run(new Cell(number, entry, source));
        screen.end();
        var problem = outcome.failure();
        if (problem != null) {
            say(colours ? String.join("\n", problem.lines()) : problem.plain());
        }
        if (outcome instanceof Outcome.Value value) {
            screen.result(red("Out[" + number + "]: "), value);
            if (value.value() instanceof Task<?> task && !task.isDone()) {
                task.onDone(() -> screen.ended(entry, task, Render.text(task)));
            }
        }
        history.add(
                number,
                source,
                outcome instanceof Outcome.Value value ? value.shown().text() : null);
    }

    /// Runs earlier cells until one is not there.
    private void again(List<Integer> numbers) {
        int before = cells.size();
        for (int number : numbers) {
            int index = number < 0 ? before + number : number - 1;
            if (index < 0 || index >= before) {
                say("there is no cell " + number + "; /list shows those of this session");
                return;
            }
            say(cells.get(index));
            run(cells.get(index));
        }
    }

    private void edit(String what) {
        String text = what.isEmpty() ? cells.isEmpty() ? "" : cells.getLast() : earlier(what);
        switch (ExternalEditor.edit(terminal, text, what)) {
            case ExternalEditor.Edited(var source)
            when !source.isBlank() -> {
                say(source.stripTrailing());
                run(source.stripTrailing());
            }
            case ExternalEditor.Edited(var nothing) -> say("nothing to run");
            case ExternalEditor.Failed(var why) -> say(why);
        }
    }

    /// The cell of that number, or the last that declares that name; empty for the name of a file.
    private String earlier(String what) {
        if (what.matches("\\d{1,9}")) {
            int number = Integer.parseInt(what);
            return number >= 1 && number <= cells.size() ? cells.get(number - 1) : "";
        }
        return cells.reversed().stream()
                .filter(cell -> cell.matches("(?s).*\\b" + java.util.regex.Pattern.quote(what) + "\\b\\s*[=({;<].*"))
                .findFirst()
                .orElse("");
    }

    private void exit(String status) {
        if (status.isEmpty() || status.matches("\\d{1,3}")) {
            leave(status.isEmpty() ? 0 : Integer.parseInt(status));
        } else {
            say("/exit takes a status, a number from 0 to 255; found " + status);
        }
    }

    /// Leaves, when no task runs or the user says so.
    private void leave(int status) {
        var live = Tasks.live();
        if (live.isEmpty() || agreed(live)) {
            left = status;
        }
    }

    private boolean agreed(List<Task<?>> live) {
        try {
            return TaskNames.agreed(answers.ask(TaskNames.leaving(live), false));
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void say(String text) {
        screen.say(text);
    }

    private String green(String text) {
        return colours ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    private String red(String text) {
        return colours ? "\u001b[31m" + text + "\u001b[0m" : text;
    }
}
