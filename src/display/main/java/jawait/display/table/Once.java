package jawait.display.table;

import java.util.Iterator;
import java.util.NoSuchElementException;
import jawait.display.text.Plain;
import jawait.display.text.Units;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// Rows that can be read once only. One that cannot be read is the end, and why is told with those before
/// it, which nobody could read again. One thread's.
final class Once implements Iterator<@Nullable Object> {
    private final Iterator<? extends @Nullable Object> rows;
    private final String used;
    private long given;
    private boolean ready;
    private @Nullable Object next;
    private String failed = "";

    /// @param used what is to be said of rows that have been read
    Once(Iterator<? extends @Nullable Object> rows, String used) {
        this.rows = rows;
        this.used = used;
    }

    @Override
    public boolean hasNext() {
        if (ready || !failed.isEmpty()) {
            return ready;
        }
        try {
            ready = rows.hasNext();
            next = ready ? rows.next() : null;
        } catch (RuntimeException | StackOverflowError e) {
            if (StopSignal.isStop(e)) {
                throw e;
            }
            ready = false;
            failed = "; reading row " + Units.count(given + 1) + " failed: " + Plain.thrown(e);
        }
        return ready;
    }

    @Override
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        given++;
        return next;
    }

    /// That they have been read, and what ended them before their time.
    String said() {
        return used + failed;
    }
}
