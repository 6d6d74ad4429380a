package jawait.engine.magic;

import java.util.stream.Collectors;
import jawait.display.MimeBundle;

/// The help of a magic as a page: how it is written, what it does, its options, its example.
public final class Page {
    private Page() {}

    /// What `%name?` shows.
    public static MimeBundle of(Magic magic) {
        return MimeBundle.plain(text(magic)).with("text/markdown", markdown(magic));
    }

    private static String text(Magic magic) {
        String options = magic.usage().options().stream()
                .map(option -> "  %-22s %s%n".formatted(spelling(option), option.does()))
                .collect(Collectors.joining());
        String details = magic.details().replaceAll("```\\w*\\n?", "").strip();
        return magic.usage().synopsis(magic.name()) + "\n\n" + magic.summary() + "\n"
                + (options.isEmpty() ? "" : "\n" + options)
                + (details.isEmpty() ? "" : "\n" + details + "\n");
    }

    private static String markdown(Magic magic) {
        String options = magic.usage().options().stream()
                .map(option -> "- `" + spelling(option) + "` " + option.does() + "\n")
                .collect(Collectors.joining());
        return "```\n" + magic.usage().synopsis(magic.name()) + "\n```\n" + magic.summary() + "\n"
                + (options.isEmpty() ? "" : "\n" + options)
                + (magic.details().isBlank() ? "" : "\n" + magic.details().strip() + "\n");
    }

    private static String spelling(Usage.Option option) {
        return String.join(", ", option.names()) + (option.hasValue() ? " " + option.value() : "");
    }
}
