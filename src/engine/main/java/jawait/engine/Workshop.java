package jawait.engine;

import jawait.engine.magic.Magics;
import jawait.engine.problem.ThrowReport;
import jawait.engine.shell.Shell;

/// What the runs of a session's cells work with.
record Workshop(
        Shell shell,
        Evaluator evaluator,
        ThrowReport throwReport,
        Refusals refusals,
        Magics magics,
        FrontEnd frontEnd) {}
