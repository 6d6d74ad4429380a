package jawait.engine.magic.libraries;

import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import jawait.engine.maven.Libraries;
import jawait.engine.maven.Repository;
import org.jspecify.annotations.Nullable;

/// `//REPOS id=url …`: JBang's way to name repositories.
///
/// The repositories of the user's settings are asked as well, and first: that is where mirrors and rules are.
final class ReposDirective implements Magic {
    private final Libraries libraries;

    ReposDirective(Libraries libraries) {
        this.libraries = libraries;
    }

    @Override
    public String name() {
        return "REPOS";
    }

    @Override
    public String summary() {
        return "Asks further repositories from this cell on, as JBang does";
    }

    @Override
    public Usage usage() {
        return Usage.directive().text("ID=URL…");
    }

    @Override
    public boolean prepares() {
        return true;
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        var words = Loads.words(arguments.text());
        return words.isEmpty() ? "//REPOS expects id=url; found nothing" : Loads.objection(words, Repository::of);
    }

    @Override
    public @Nullable Object run(Call call) {
        Loads.words(call.arguments().text()).stream().map(Repository::of).forEach(libraries::ask);
        return null;
    }
}
