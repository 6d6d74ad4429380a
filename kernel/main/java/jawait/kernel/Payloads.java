package jawait.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jawait.display.MimeBundle;
import jawait.kernel.wire.Execute;
import org.jspecify.annotations.Nullable;

/// The pages of help that a cell asks for and the code for the next cell, until its reply takes them along. Safe for
/// threads.
final class Payloads {
    private final List<Map<String, Object>> pages = new ArrayList<>();
    private @Nullable String next;
    private boolean taken;

    /// Takes a page; false when the reply has gone.
    synchronized boolean add(MimeBundle page) {
        return !taken && pages.add(Execute.page(page.data()));
    }

    /// Takes code for the next cell, instead of what was there; too late when the reply has gone.
    synchronized void next(String code) {
        next = code;
    }

    /// The payloads of the reply, once.
    synchronized List<Map<String, Object>> taken() {
        taken = true;
        var all = new ArrayList<>(pages);
        if (next != null) {
            all.add(Execute.nextInput(next));
        }
        return List.copyOf(all);
    }
}
