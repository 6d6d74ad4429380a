package jawait.engine.magic.session;

import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Page;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%magic`: what magics are, and the help of one.
public final class MagicPage implements Magic {
    private static final String HOW = """
            A line that begins with % is a magic, a command to the session; the rest of the cell is Java.
            A cell whose first line begins with %% is given to that magic as a whole.
            Java comes first: a % in the middle of an expression, a string or a comment stays what it is.

            """;

    @Override
    public String name() {
        return "magic";
    }

    @Override
    public String summary() {
        return "Explains magics, or the one named";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, 1, "[NAME]");
    }

    @Override
    public @Nullable Object run(Call call) {
        var magics = call.host().magics();
        var name = call.arguments().first();
        if (name.isEmpty()) {
            var list = MagicList.of(magics);
            call.host()
                    .page(list.with("text/plain", HOW + list.text())
                            .with("text/markdown", HOW + list.get("text/markdown")));
            return null;
        }
        String bare = name.get().replaceFirst("^(%%?|//)", "");
        Magic magic = magics.find(bare)
                .orElseThrow(() -> new MagicError("UsageError", "there is no magic " + bare + "; %lsmagic lists them"));
        call.host().page(Page.of(magic));
        return null;
    }
}
