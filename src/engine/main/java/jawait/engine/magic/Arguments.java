package jawait.engine.magic;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What followed a magic's name, taken apart as its [Usage] says.
///
/// @param text all of it as typed, without blanks around it
/// @param options the options given, by their first name as `-n`; a flag's value is empty
/// @param words the other words, without their quotes
/// @param rest what followed the options, as typed
public record Arguments(String text, Map<String, String> options, List<String> words, Code rest) {
    /// Whether a flag or option was given; ask for it by its first name.
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /// The value given with an option.
    public Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /// The first word, if there is one.
    public Optional<String> first() {
        return words.stream().findFirst();
    }
}
