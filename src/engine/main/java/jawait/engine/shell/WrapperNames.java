package jawait.engine.shell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of the classes that JShell wraps snippets in, which no user wrote and none should read.
public final class WrapperNames {
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+");
    private static final Pattern PREFIX = Pattern.compile("REPL[./]\\$JShell\\$\\w+[.$]");

    private static final Pattern ANONYMOUS = Pattern.compile("\\$JShell\\$anonymous\\$+\\d+");

    private WrapperNames() {}

    /// The wrapper that a class is or is nested in, should it be one of JShell's.
    public static Optional<String> wrapperOf(String className) {
        Matcher wrapper = WRAPPER.matcher(className);
        return wrapper.lookingAt() ? Optional.of(wrapper.group()) : Optional.empty();
    }

    /// Whether a frame is code of some cell.
    public static boolean isCell(StackTraceElement frame) {
        return WRAPPER.matcher(frame.getClassName()).lookingAt();
    }

    /// Whether a frame is a cell's top level, and no method that the cell declares.
    public static boolean isTopLevel(StackTraceElement frame) {
        return frame.getMethodName().startsWith("do_it$");
    }

    /// A text without the names of wrapper classes: `REPL.$JShell$12$Point` is `Point` to its author.
    public static String readable(String text) {
        return text.contains("$JShell$")
                ? ANONYMOUS.matcher(PREFIX.matcher(text).replaceAll("")).replaceAll("anonymous class")
                : text;
    }
}
