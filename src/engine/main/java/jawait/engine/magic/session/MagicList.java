package jawait.engine.magic.session;

import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Magics;
import jawait.engine.magic.Usage.Form;

/// All magics with what each does.
final class MagicList {
    private MagicList() {}

    static MimeBundle of(Magics magics) {
        String text = magics.all().stream()
                .map(magic -> "%-24s %s".formatted(forms(magic), magic.summary()))
                .collect(Collectors.joining("\n"));
        String rows = magics.all().stream()
                .map(magic -> "| `" + forms(magic) + "` | " + magic.summary() + " |\n")
                .collect(Collectors.joining());
        return MimeBundle.plain(text + "\n\n%name? shows the help of one.")
                .with("text/markdown", "| Magic | |\n|---|---|\n" + rows + "\n`%name?` shows the help of one.");
    }

    private static String forms(Magic magic) {
        return magic.usage().forms().stream()
                .map(form -> sign(form) + magic.name())
                .collect(Collectors.joining(" "));
    }

    private static String sign(Form form) {
        return switch (form) {
            case LINE -> "%";
            case CELL -> "%%";
            case DIRECTIVE -> "//";
        };
    }
}
