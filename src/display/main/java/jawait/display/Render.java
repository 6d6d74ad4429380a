package jawait.display;

import java.util.Arrays;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// Turns a value into what front ends can show. May run user code (`toString`), so call it where that can be
/// interrupted.
public final class Render {
    /// A longer text form is cut, with a sentence that says so: nobody reads a megabyte of output, and browsers
    /// choke on it.
    static final int LONGEST_TEXT = 100_000;

    private Render() {}

    /// The value in every form that is known for it. A [MimeBundle] is itself.
    public static MimeBundle of(@Nullable Object value) {
        return switch (value) {
            case MimeBundle bundle -> bundle;
            case Task<?> task -> TaskView.of(task);
            case Displayable displayable -> displayable.toMimeBundle();
            case null, default -> MimeBundle.plain(cut(text(value)));
        };
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case Object[] array -> Arrays.deepToString(array);
            case int[] array -> Arrays.toString(array);
            case long[] array -> Arrays.toString(array);
            case double[] array -> Arrays.toString(array);
            case float[] array -> Arrays.toString(array);
            case short[] array -> Arrays.toString(array);
            case byte[] array -> Arrays.toString(array);
            case char[] array -> Arrays.toString(array);
            case boolean[] array -> Arrays.toString(array);
            // A toString may give null, however wrong that is.
            case null, default -> String.valueOf((Object) String.valueOf(value));
        };
    }

    /// The first line or so of a long text.
    static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "… (" + (text.length() - LONGEST_TEXT) + " more characters)";
    }
}
