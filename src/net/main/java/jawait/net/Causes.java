package jawait.net;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The causes of errors that this package words anew, on the caller's thread: what the JDK's client, the
/// driver or Jackson has said.
final class Causes {
    private static final int MOST = 20;
    private static final String OURS = Causes.class.getPackageName() + ".";
    private static final List<String> MACHINERY =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "com.fasterxml.", "com.zaxxer.", "org.postgresql.");

    private Causes() {}

    /// The error and its causes.
    static Stream<Throwable> chain(Throwable error) {
        return Stream.<Throwable>iterate(error, each -> each != null, Throwable::getCause)
                .limit(MOST);
    }

    /// The same, without its frames: nobody reads those of machinery, and they would be all that is seen of an
    /// error in a cell. Where there is code of the user's among them (a trust manager, a body's stream), they
    /// stay.
    static <E extends Throwable> E bare(E error) {
        chain(error).filter(Causes::isOfMachinery).forEach(each -> each.setStackTrace(new StackTraceElement[0]));
        return error;
    }

    /// Whether there is nothing else between the place that threw and this package.
    private static boolean isOfMachinery(Throwable error) {
        return Stream.of(error.getStackTrace())
                .map(StackTraceElement::getClassName)
                .takeWhile(name -> !name.startsWith(OURS))
                .allMatch(name -> MACHINERY.stream().anyMatch(name::startsWith));
    }

    /// The cause, bare; null when it says nothing that the message does not say.
    static @Nullable Throwable worthSaying(@Nullable Throwable cause, String message) {
        boolean says = cause != null
                && chain(cause)
                        .map(Throwable::getMessage)
                        .anyMatch(words -> words != null && !words.isBlank() && !message.contains(words));
        boolean hasFrames = cause != null && chain(bare(cause)).anyMatch(each -> each.getStackTrace().length > 0);
        return says || hasFrames ? cause : null;
    }
}
