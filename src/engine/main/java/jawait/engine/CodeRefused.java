package jawait.engine;

/// Code that ran in a task of its own (`%%background`) did not compile: how that task fails.
final class CodeRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    CodeRefused(Problem problem) {
        super(problem.name() + ": " + problem.message(), null, true, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
