package jawait.engine.magic.system;

import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;

/// `%pwd`: the current folder.
public record Pwd(Workplace place) implements Magic {
    @Override
    public String name() {
        return "pwd";
    }

    @Override
    public String summary() {
        return "Tells the folder that %cd chose";
    }

    @Override
    public Usage usage() {
        return Usage.line();
    }

    @Override
    public Object run(Call call) {
        return place.folder().toString();
    }
}
