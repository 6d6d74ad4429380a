package jawait.display;

import jawait.display.text.Plain;
import org.jspecify.annotations.Nullable;

/// Turns a value into what front ends can show. May run user code (`toString`, renderers), so call it where
/// that can be interrupted.
///
/// Who shows a value: it itself when it is of this package; then the nearest renderer of
/// [Display#register]; the nearest of a library's ([jawait.display.spi.Renderers]); its own
/// `toMimeBundle()`; what this package knows; a jvm-repr displayer; its `toString`. One that fails leaves
/// the text, and a line that says what failed.
public final class Render {
    /// A longer text form is cut, with a sentence that says so: nobody reads a megabyte of output, and
    /// browsers choke on it.
    static final int LONGEST_TEXT = 100_000;

    private Render() {}

    /// The value in every form that is known for it. A [MimeBundle] is itself. A stream is used up by it.
    public static MimeBundle of(@Nullable Object value) {
        return new Rendering().of(value);
    }

    /// As [#of(Object)], but nothing is used up, as for a list of variables: a stream is its text.
    public static MimeBundle glance(@Nullable Object value) {
        return Known.isUsedUp(value) ? MimeBundle.plain(text(value)) : of(value);
    }

    /// Whether the value has been shown when it was made, so that as the value of a cell it is not shown
    /// again.
    public static boolean isShownAlready(@Nullable Object value) {
        return value instanceof Shown || value instanceof Live || value instanceof Progress;
    }

    /// The value's `toString`, arrays as lists are, cut where it is very long. A `toString` that throws is
    /// told.
    public static String text(@Nullable Object value) {
        return Plain.of(value, LONGEST_TEXT);
    }

    /// The first line or so of a long text.
    static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
