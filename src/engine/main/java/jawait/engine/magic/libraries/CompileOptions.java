package jawait.engine.magic.libraries;

import java.util.ArrayList;
import java.util.List;
import jawait.engine.magic.MagicError;
import jawait.engine.maven.Compiler;

/// The compiler's options that the directives of a session's first cell add up to.
final class CompileOptions {
    private final Compiler compiler;
    private final List<String> options = new ArrayList<>();

    CompileOptions(Compiler compiler) {
        this.compiler = compiler;
    }

    /// Adds to them, or throws why not. Asking for what is set already is fine at any time.
    synchronized void add(String directive, List<String> more) throws InterruptedException {
        if (options.containsAll(more)) {
            return;
        }
        var all = new ArrayList<>(options);
        all.addAll(more);
        String why = compiler.use(all);
        if (!why.isEmpty()) {
            throw new MagicError("CompileOptionsError", directive + ": " + why);
        }
        options.addAll(more);
    }
}
