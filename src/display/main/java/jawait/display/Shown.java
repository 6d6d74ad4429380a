package jawait.display;

import java.util.List;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// What `display` has shown, to be changed later from any task or cell, in whichever cell it stands. As the
/// value of a cell it shows nothing.
///
/// ```java
/// var shown = display("working");
/// task(() -> { sleep(1); shown.update(Html.of("<b>done</b>")); });
/// ```
public final class Shown {
    private final List<String> ids;

    Shown(List<String> ids) {
        this.ids = ids;
    }

    /// What [Display#updateDisplay] knows it by; of several values the first one's.
    public String id() {
        return ids.getFirst();
    }

    /// Puts another value in its place; in place of several that were shown together.
    ///
    /// @return this
    public Shown update(@Nullable Object value) {
        Display.updateDisplay(value, id());
        clear(1);
        return this;
    }

    /// As [#update(Object)], in one form of several, as [Display#display(Object, String)] takes it.
    ///
    /// @return this
    /// @throws IllegalArgumentException when the value has no such form, or that is no MIME type
    public Shown update(@Nullable Object value, String mimeType) {
        if (!Forms.isType(mimeType)) {
            throw new IllegalArgumentException("update: expected a MIME type, as \"text/html\", found " + mimeType);
        }
        return update(Forms.only(value, mimeType));
    }

    /// Leaves its place empty. It can be filled again by [#update].
    public void clear() {
        clear(0);
    }

    private void clear(int from) {
        Screen host = Display.screen();
        if (host != null) {
            for (String id : ids.subList(from, ids.size())) {
                TaskCards.replaced(id);
                host.update(Origin.current(), MimeBundle.plain(""), id);
            }
        }
    }

    /// The id.
    @Override
    public String toString() {
        return "Shown[" + String.join(", ", ids) + "]";
    }
}
