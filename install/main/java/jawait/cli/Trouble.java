package jawait.cli;

/// Something the user can mend. The message is one sentence: what was looked for, what was found, the way on.
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    Trouble(String sentence) {
        super(sentence);
    }

    Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
