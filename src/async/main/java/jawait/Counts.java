package jawait;

/// Numbers as users give them.
final class Counts {
    private Counts() {}

    /// The number, unless it is too small.
    ///
    /// @param what is counted, as in `take: expected a number of items of 0 or more, found -1`
    static long require(long found, int least, String what) {
        if (found < least) {
            throw new IllegalArgumentException(what + " of " + least + " or more, found " + found);
        }
        return found;
    }
}
