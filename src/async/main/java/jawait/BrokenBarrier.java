package jawait;

/// Thrown by [AsyncBarrier#await()] when the barrier is broken, or gets aborted or reset meanwhile.
public final class BrokenBarrier extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BrokenBarrier(String message) {
        super(message);
    }
}
