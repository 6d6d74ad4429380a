package jawait;

/// Thrown by [AsyncBarrier#await()] when the barrier is broken, or gets aborted or reset meanwhile.
///
/// ```java
/// var barrier = barrier(2);
/// barrier.abort();
/// barrier.await(); // throws BrokenBarrier
/// ```
public final class BrokenBarrier extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BrokenBarrier(String message) {
        super(message);
    }
}
