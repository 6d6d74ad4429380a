package jawait.engine.problem;

/// Code that ran in a task of its own (`%%background`) did not compile: how that task fails.
public final class CodeRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public CodeRefused(Problem problem) {
        super(problem.name() + ": " + problem.message(), null, true, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
