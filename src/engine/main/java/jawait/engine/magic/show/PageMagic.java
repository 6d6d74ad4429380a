package jawait.engine.magic.show;

import jawait.display.MimeBundle;
import jawait.display.Render;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%page`: a value in the pager, for what is too long to stand below a cell. (IPython's `%page`.)
public record PageMagic() implements Magic {
    @Override
    public String name() {
        return "page";
    }

    @Override
    public String summary() {
        return "Shows a value in the pager, whole";
    }

    @Override
    public Usage usage() {
        return Usage.line().code("EXPRESSION");
    }

    @Override
    public String details() {
        return """
                In a notebook the pager is at the foot of the window, in a terminal one leafs through it; `q` leaves.

                ```
                %page System.getProperties()
                ```""";
    }

    @Override
    public @Nullable Object run(Call call) throws Exception {
        Object value = call.host().run(call.code());
        MimeBundle shown = value instanceof CharSequence text ? MimeBundle.plain(text.toString()) : Render.of(value);
        call.host().page(shown);
        return null;
    }
}
