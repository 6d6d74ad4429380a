package jawait.engine.magic.libraries;

import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import jawait.engine.maven.Branch;
import jawait.engine.maven.Libraries;
import org.jspecify.annotations.Nullable;

/// `%dependencies`: what was loaded and what it pulled in.
final class DependenciesMagic implements Magic {
    private final Libraries libraries;

    DependenciesMagic(Libraries libraries) {
        this.libraries = libraries;
    }

    @Override
    public String name() {
        return "dependencies";
    }

    @Override
    public String summary() {
        return "Shows what was loaded from Maven repositories, and what that pulled in, as a tree";
    }

    @Override
    public Usage usage() {
        return Usage.line();
    }

    @Override
    public String details() {
        return "`a:b:1 -> 2` says that version 1 was asked for there, and 2 is loaded.\n";
    }

    @Override
    public @Nullable Object run(Call call) {
        var tree = libraries.tree();
        return MimeBundle.plain(
                tree.isEmpty()
                        ? "Nothing was loaded from a Maven repository yet; %maven GROUP:ARTIFACT:VERSION does."
                        : tree.stream().map(Branch::drawn).collect(Collectors.joining("\n")));
    }
}
