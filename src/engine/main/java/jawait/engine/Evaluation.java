package jawait.engine;

import java.lang.reflect.Method;
import java.util.List;
import jawait.engine.source.Finding;
import jdk.jshell.Snippet;

/// What became of one piece of a cell when it was compiled.
sealed interface Evaluation {
    /// It compiled.
    ///
    /// @param methods what to run now, in order
    /// @param hasValue whether the last of them yields an expression's value to be shown
    /// @param type the static type of that value, or empty
    /// @param notices what happened to other things of the user's
    /// @param pending declarations that compile once something else is declared; the end of the cell
    /// decides on them
    /// @param unset what is to be said of the variables declared when an initialiser throws
    record Accepted(
            List<Method> methods,
            boolean hasValue,
            String type,
            List<Notice> notices,
            List<Snippet> pending,
            List<String> unset)
            implements Evaluation {}

    /// It did not compile, nothing of it ran.
    ///
    /// @param errors javac's findings, positions relative to the piece
    record Refused(List<Finding> errors) implements Evaluation {}

    /// It is no Java at all, which was seen before anything of its cell ran.
    ///
    /// @param errors javac's findings, positions relative to the piece
    record Malformed(List<Finding> errors) implements Evaluation {}

    /// A declaration refers to something that is declared nowhere.
    ///
    /// @param missing what it refers to
    record Lacking(List<String> missing) implements Evaluation {}

    /// A magic is written in a way that it does not understand, or there is none of that name.
    ///
    /// @param error what is wrong, position relative to the piece
    record Misused(Finding error) implements Evaluation {}

    /// A magic could not do what it was asked.
    ///
    /// @param name what kind of problem it is
    /// @param message the sentence for the user
    record Failed(String name, String message) implements Evaluation {}

    /// The compiler itself gave up: too deep, too large.
    record GaveUp(Throwable error) implements Evaluation {}
}
