package jawait.engine.magic.show;

import jawait.display.Display;
import jawait.display.MimeBundle;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%%html` and its kin: the cell's text is shown as what it is.
///
/// @param name the name of the magic
/// @param type the MIME type of the text
/// @param what what the text is called in the help
/// @param example a text of that kind
public record Show(String name, String type, String what, String example) implements Magic {
    @Override
    public String summary() {
        return "Shows the cell as " + what;
    }

    @Override
    public Usage usage() {
        return Usage.cell(Usage.Body.TEXT);
    }

    @Override
    public String details() {
        return "```\n%%" + name + "\n" + example + "\n```";
    }

    @Override
    public @Nullable Object run(Call call) {
        String text = call.code().text().strip();
        var shown = MimeBundle.plain(text).with(type, text);
        // Where a front end does not draw Mermaid by itself, its Markdown renderer may.
        Display.display(
                type.equals("text/vnd.mermaid") ? shown.with("text/markdown", "```mermaid\n" + text + "\n```") : shown);
        return null;
    }
}
