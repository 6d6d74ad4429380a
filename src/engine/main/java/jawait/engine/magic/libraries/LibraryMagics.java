package jawait.engine.magic.libraries;

import java.util.List;
import jawait.display.Screen;
import jawait.engine.magic.Magic;
import jawait.engine.magic.system.Workplace;
import jawait.engine.maven.Bundles;
import jawait.engine.maven.Compiler;
import jawait.engine.maven.Libraries;
import org.jspecify.annotations.Nullable;

/// All magics about libraries, around the libraries of one session.
public final class LibraryMagics {
    private LibraryMagics() {}

    /// The magics of a session.
    ///
    /// @param place what relative paths begin at
    /// @param screen where downloads are shown while they run; null where shown things cannot be replaced
    public static List<Magic> of(Libraries libraries, Compiler compiler, Workplace place, @Nullable Screen screen) {
        var loads = new Loads(libraries, screen);
        var options = new CompileOptions(compiler);
        return List.of(
                new MavenMagic(loads),
                new DepsDirective(loads),
                new ReposMagic(loads),
                new ReposDirective(libraries),
                new ClasspathMagic(libraries, place),
                new DependenciesMagic(libraries),
                new UseMagic(loads, Bundles.installed(), compiler),
                new CompileOptionsDirective(options),
                new PreviewDirective(options));
    }
}
