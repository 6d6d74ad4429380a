package jawait.engine.problem;

/// The lines of a cell that were under way when something was thrown.
///
/// @param last the last of these lines
public record UnderWay(Place first, int last) {
    /// The lines from index `start` to index `end`, exclusive.
    public static UnderWay of(Listing in, int start, int end) {
        return new UnderWay(Place.of(in, start), Place.of(in, end - 1L).line());
    }
}
