package jawait.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jawait.display.MimeBundle;
import jawait.kernel.wire.Execute;

/// The pages of help that a cell asks for, until its reply takes them along. Safe for threads.
final class Pages {
    private final List<Map<String, Object>> pages = new ArrayList<>();
    private boolean taken;

    /// Takes a page; false when the reply has gone.
    synchronized boolean add(MimeBundle page) {
        return !taken && pages.add(Execute.page(page.data()));
    }

    /// The payloads of the reply, once.
    synchronized List<Map<String, Object>> taken() {
        taken = true;
        return List.copyOf(pages);
    }
}
