package jawait.engine.help;

/// Whether a text can be run as it is: what a console asks at each Enter.
public sealed interface Completeness {
    /// It can be run.
    record Complete() implements Completeness {}

    /// More must be typed.
    ///
    /// @param indent white space for the next line to begin with
    record Incomplete(String indent) implements Completeness {}

    /// No continuation can make it right.
    record Invalid() implements Completeness {}
}
