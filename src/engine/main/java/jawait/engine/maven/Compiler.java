package jawait.engine.maven;

import java.nio.file.Path;
import java.util.List;

/// What libraries need of whoever compiles and loads the code of cells.
public interface Compiler {
    /// From now on cells compile against these and load from them.
    void add(List<Path> entries) throws InterruptedException;

    /// From now on cells know these names, as `import` statements.
    ///
    /// @return what could not be imported, as sentences
    List<String> declare(List<String> imports) throws InterruptedException;

    /// From now on cells are compiled with these options.
    ///
    /// @return why not, as a sentence; empty when they are accepted
    String use(List<String> options) throws InterruptedException;
}
