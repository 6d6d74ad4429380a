package jawait;

import org.jspecify.annotations.Nullable;

/// Where the items of a generator come from: all that the operators are made of. Gives each item to `out`, on the
/// caller's thread, and returns after the last one; what `out` throws ends it.
///
/// @param <T> the items
@FunctionalInterface
interface Push<T extends @Nullable Object> {
    void to(Use<? super T> out) throws Exception;
}
