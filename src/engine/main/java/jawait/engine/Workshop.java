package jawait.engine;

import java.util.function.BiFunction;
import jawait.display.MimeBundle;
import jawait.engine.magic.Magics;
import jawait.engine.problem.ThrowReport;
import jawait.engine.shell.Shell;
import org.jspecify.annotations.Nullable;

/// What the runs of a session's cells work with.
record Workshop(
        Shell shell,
        Evaluator evaluator,
        ThrowReport throwReport,
        Refusals refusals,
        Magics magics,
        FrontEnd frontEnd,
        BiFunction<String, Boolean, @Nullable MimeBundle> inspect) {}
