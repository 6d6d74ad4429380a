package jawait.engine.magic.session;

import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%imports`: what is imported, by every session and by cells.
public record ImportList(Names names) implements Magic {
    @Override
    public String name() {
        return "imports";
    }

    @Override
    public String summary() {
        return "Lists the imports, those of every session first";
    }

    @Override
    public Usage usage() {
        return Usage.line();
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        names.imports().forEach(line -> call.host().print(line + "\n"));
        return null;
    }
}
