package jawait.engine.help;

import java.util.regex.Pattern;

/// How well a name goes with what was typed: worse ones are larger.
final class Match {
    /// Not at all.
    static final int NONE = 9;

    private final String typed;
    private final @org.jspecify.annotations.Nullable Pattern camel;

    Match(String typed) {
        this.typed = typed;
        this.camel = typed.chars().skip(1).anyMatch(Character::isUpperCase) ? camel(typed) : null;
    }

    /// 0 for a beginning as typed, 1 for one in other letters' case, 2 for the humps: `RL` goes with
    /// `ReentrantLock`.
    int of(String name) {
        if (name.startsWith(typed)) {
            return 0;
        }
        if (name.regionMatches(true, 0, typed, 0, typed.length())) {
            return 1;
        }
        return camel != null && camel.matcher(name).lookingAt() ? 2 : NONE;
    }

    private static Pattern camel(String typed) {
        var pattern = new StringBuilder();
        for (String hump : typed.split("(?=\\p{Lu})", -1)) {
            pattern.append(Pattern.quote(hump)).append("[\\p{Ll}\\d_$]*");
        }
        return Pattern.compile(pattern.toString());
    }
}
