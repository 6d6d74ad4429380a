package jawait.engine.magic.libraries;

import java.util.List;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.Request;
import org.jspecify.annotations.Nullable;

/// `//DEPS g:a:v …`: JBang's way to name libraries.
final class DepsDirective implements Magic {
    private final Loads loads;

    DepsDirective(Loads loads) {
        this.loads = loads;
    }

    @Override
    public String name() {
        return "DEPS";
    }

    @Override
    public String summary() {
        return "Loads libraries before the cell runs, as JBang does";
    }

    @Override
    public Usage usage() {
        return Usage.directive().text("GROUP:ARTIFACT:VERSION[:CLASSIFIER][@EXTENSION]…");
    }

    @Override
    public String details() {
        return "All `//DEPS` of a cell are resolved together. A bom (`…@pom`) gives versions to those that have none.\n";
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        var words = Loads.words(arguments.text());
        return words.isEmpty()
                ? "//DEPS expects group:artifact:version; found nothing"
                : Loads.objection(words, Coordinates::jbang);
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var wanted = Loads.words(call.arguments().text()).stream()
                .map(Coordinates::jbang)
                .toList();
        loads.load(call, wanted, new Request.Places(List.of(), false));
        return null;
    }
}
