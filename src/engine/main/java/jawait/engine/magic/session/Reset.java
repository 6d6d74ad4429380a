package jawait.engine.magic.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import jawait.Async;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// `%reset`: a session without the user's declarations.
public record Reset(Names names) implements Magic {
    private static final int NAMED = 20;

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String summary() {
        return "Drops all variables, methods, types and imports that cells made";
    }

    @Override
    public Usage usage() {
        return Usage.line().flag("-f --force", "does not ask first");
    }

    @Override
    public String details() {
        return """
                Tasks go on (a task may still use what was dropped): `%cancel all` stops them. Libraries stay on the
                class path, and the history stays.""";
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        if (!call.arguments().has("-f") && !agreed(call)) {
            call.host().print("nothing was dropped\n");
            return null;
        }
        var dropped = names.drop();
        call.host().print(dropped.isEmpty() ? "there was nothing to drop\n" : "dropped " + list(dropped) + "\n");
        var own = Async.currentTask();
        long live = Tasks.live().stream().filter(task -> task != own).count();
        if (live > 0) {
            call.host().print(live + (live == 1 ? " task goes on" : " tasks go on") + "; %cancel all stops them\n");
        }
        return null;
    }

    private static boolean agreed(Call call) throws InterruptedException {
        try {
            String answer = call.host().ask("Drop everything that cells have declared? It cannot be undone. (y/[n]) ");
            return answer != null
                    && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
        } catch (IOException | UncheckedIOException e) {
            throw new MagicError("UsageError", "nobody can be asked here; %reset -f drops everything without asking");
        }
    }

    private static String list(List<Declared> dropped) {
        String some = dropped.stream().limit(NAMED).map(Declared::name).collect(Collectors.joining(", "));
        return some + (dropped.size() > NAMED ? " and " + (dropped.size() - NAMED) + " more" : "");
    }
}
