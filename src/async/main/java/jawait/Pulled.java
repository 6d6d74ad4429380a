package jawait;

import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The iterator of a generator. When it becomes garbage the iteration is stopped.
///
/// @param <T> the items
final class Pulled<T extends @Nullable Object> implements Iterator<T> {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Pull<T> pull;

    Pulled(Pull<T> pull) {
        this.pull = pull;
        CLEANER.register(this, pull::stop);
    }

    @Override
    public boolean hasNext() {
        return pull.advance();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the generator has ended");
        }
        return pull.take();
    }
}
