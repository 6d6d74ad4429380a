package jawait.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// A front end of one page, for the tests: what was shown, by its id, as it looks now.
final class Page implements Screen {
    private final Map<String, MimeBundle> shown = new LinkedHashMap<>();
    final AtomicInteger messages = new AtomicInteger();

    @Override
    public synchronized void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {
        messages.incrementAndGet();
        shown.put(displayId == null ? "nameless-" + shown.size() : displayId, bundle);
    }

    @Override
    public synchronized void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {
        messages.incrementAndGet();
        shown.computeIfPresent(displayId, (id, before) -> bundle);
    }

    @Override
    public synchronized void clear(@Nullable Origin origin, boolean await) {
        shown.clear();
    }

    @Override
    public String ask(@Nullable Origin origin, String prompt, boolean secret) {
        return "";
    }

    /// The texts from top to bottom.
    synchronized java.util.List<String> texts() {
        return shown.values().stream().map(MimeBundle::text).toList();
    }

    synchronized MimeBundle last() {
        return java.util.List.copyOf(shown.values()).getLast();
    }
}
