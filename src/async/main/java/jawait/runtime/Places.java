package jawait.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where stack frames are, in words for people. A host that compiles its users' code says it in terms of what they
/// typed: `Cell In[4], line 3`.
public final class Places {
    /// Says where frames are.
    @FunctionalInterface
    public interface Words {
        /// A line for each frame that is worth one, innermost first.
        List<String> of(List<StackTraceElement> frames);
    }

    private static volatile @Nullable Words words;

    private Places() {}

    /// For hosts: who says it from now on; null for the JDK's own words.
    public static void install(@Nullable Words host) {
        words = host;
    }

    /// A line for each frame.
    public static List<String> of(List<StackTraceElement> frames) {
        Words host = words;
        return host == null ? frames.stream().map(StackTraceElement::toString).toList() : host.of(frames);
    }
}
