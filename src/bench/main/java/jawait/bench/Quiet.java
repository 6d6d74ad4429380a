package jawait.bench;

import jawait.display.MimeBundle;
import jawait.engine.FrontEnd;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// A front end that nobody looks at.
record Quiet() implements FrontEnd {
    @Override
    public void print(@Nullable Origin origin, Stream stream, String text) {}

    @Override
    public String ask(@Nullable Origin origin, String prompt, boolean secret) {
        return "";
    }

    @Override
    public void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {}

    @Override
    public void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {}

    @Override
    public void clear(@Nullable Origin origin, boolean await) {}
}
