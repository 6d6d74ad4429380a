package jawait.engine.magic.libraries;

import java.util.List;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `//PREVIEW`: preview features of the language, in the first cell.
final class PreviewDirective implements Magic {
    private final CompileOptions options;

    PreviewDirective(CompileOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "PREVIEW";
    }

    @Override
    public String summary() {
        return "Allows preview features of the language, in the session's first cell";
    }

    @Override
    public Usage usage() {
        return Usage.directive();
    }

    @Override
    public boolean prepares() {
        return true;
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        String release = Integer.toString(Runtime.version().feature());
        options.add("//PREVIEW", List.of("--enable-preview", "-source", release));
        return null;
    }
}
