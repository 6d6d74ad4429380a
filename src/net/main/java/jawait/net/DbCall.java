package jawait.net;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import jawait.Async;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// A call of the driver, on a virtual thread of its own, so that the caller can be interrupted and the
/// driver is not: an interrupt would close the connection's socket.
///
/// A caller who is stopped asks the server to cancel, again and again until the call has ended, since a
/// request that comes between two steps is lost. Only then does the stop go on: the connection is whole,
/// nothing of the call runs on.
///
/// @param <T> the result
final class DbCall<T extends @Nullable Object> extends CompletableFuture<T> {
    /// What is done with the driver.
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run(DbCall<?> call) throws SQLException;
    }

    /// A part of it that may take long, and how to end it early.
    @FunctionalInterface
    interface Step<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /// Gets rid of a result that nobody wants any more.
    @FunctionalInterface
    interface Discard<T extends @Nullable Object> {
        void discard(T result) throws SQLException;
    }

    /// Asks for the end of a step; does nothing when that has ended.
    @FunctionalInterface
    interface Canceller {
        void cancel() throws SQLException;
    }

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final String what;
    private final ReentrantLock guard = new ReentrantLock();
    private @Nullable Canceller canceller;
    private boolean unwanted;
    private volatile @Nullable Connection connection;

    private DbCall(String what) {
        this.what = what;
    }

    /// Runs `work` and waits for it. Throws what it throws; an `SQLException` as one of this thread, with
    /// the place in the SQL.
    ///
    /// @param what what the wait is called
    static <T extends @Nullable Object> T run(String what, @Nullable SqlText text, Work<T> work) throws SQLException {
        return run(what, text, work, lost -> {});
    }

    /// As [#run(String, SqlText, Work)], for a result that must not be lost when the caller is stopped just
    /// as it comes.
    ///
    /// @param discard gets rid of it
    static <T extends @Nullable Object> T run(String what, @Nullable SqlText text, Work<T> work, Discard<T> discard)
            throws SQLException {
        DbStop.check();
        var call = new DbCall<T>(what);
        call.start(work);
        try {
            return Async.await((Future<T>) call);
        } catch (Throwable e) {
            if (!call.isDone()) {
                call.stop();
            }
            if (call.state() == State.SUCCESS) {
                discard(call.resultNow(), discard);
            }
            throw failure(e, text);
        }
    }

    private static <T extends @Nullable Object> void discard(T lost, Discard<T> discard) {
        try {
            finish(null, true, _ -> {
                discard.discard(lost);
                return true;
            });
        } catch (SQLException e) {
            // it is gone all the same, and the stop is what counts
        }
    }

    /// As [#run], but an interrupt has to wait until it is over: for what must be done whole, as a commit.
    /// When a server does not react for long after that (or from the beginning, for clean-up) the
    /// connection is cut.
    ///
    /// @param isCleanUp whether nobody is interested in more than its end
    static <T extends @Nullable Object> T finish(@Nullable Connection used, boolean isCleanUp, Work<T> work)
            throws SQLException {
        var call = new DbCall<T>("the end of a transaction");
        call.connection = used;
        call.start(work);
        boolean interrupted = false;
        boolean cut = false;
        try {
            while (true) {
                try {
                    return call.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    if (cut) {
                        throw new SQLTransientConnectionException("the connection does not react any more", "08006", e);
                    }
                    cut = interrupted || isCleanUp;
                    if (cut) {
                        call.cut();
                    }
                } catch (ExecutionException e) {
                    throw failure(e.getCause() == null ? e : e.getCause(), null);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static SQLException failure(Throwable thrown, @Nullable SqlText text) {
        return thrown instanceof SQLException error ? SqlFailure.of(error, text) : unchecked(thrown);
    }

    private static SQLException unchecked(Throwable thrown) {
        throw DbStop.sneaky(thrown);
    }

    /// Asks the server to end whatever a connection does; for steps that are no statement's.
    static Canceller of(Connection connection) {
        return () -> {
            if (connection.isWrapperFor(PGConnection.class)) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        };
    }

    private void start(Work<T> work) {
        Thread.ofVirtual()
                .name("jawait-db")
                .inheritInheritableThreadLocals(false)
                .start(() -> {
                    try {
                        complete(work.run(this));
                    } catch (Throwable e) {
                        completeExceptionally(e);
                    }
                });
    }

    /// Runs a step, on the call's thread. Nothing is begun once the call is unwanted.
    <S extends @Nullable Object> S step(Canceller how, Step<S> step) throws SQLException {
        offer(how);
        try {
            return step.run();
        } finally {
            withdraw();
        }
    }

    private void withdraw() {
        guard.lock();
        try {
            canceller = null;
        } finally {
            guard.unlock();
        }
    }

    private void offer(Canceller how) throws SQLException {
        guard.lock();
        try {
            if (unwanted) {
                throw new SQLException("cancelled before it began", "57014");
            }
            canceller = how;
        } finally {
            guard.unlock();
        }
    }

    /// A step that ends when its thread is interrupted, as waiting for a connection does.
    <S extends @Nullable Object> S interruptible(Step<S> step) throws SQLException {
        Thread me = Thread.currentThread();
        try {
            return step(me::interrupt, step);
        } finally {
            Thread.interrupted();
        }
    }

    boolean isUnwanted() {
        guard.lock();
        try {
            return unwanted;
        } finally {
            guard.unlock();
        }
    }

    /// The connection that is cut when nothing else ends the call.
    void uses(Connection used) {
        connection = used;
    }

    /// Ends the call, and waits for its end: politely at first; by cutting the connection when stopped once
    /// more, or when the server does not react for long.
    private void stop() {
        long begun = System.nanoTime();
        boolean again = false;
        for (long pause = 5; !isDone(); pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2)) {
            long past = System.nanoTime() - begun;
            if (again || past > PATIENCE_NANOS) {
                cut();
            }
            if (past > 2 * PATIENCE_NANOS) {
                break; // the driver itself does not react: it is left behind, with its connection
            }
            ask();
            again |= endsWithin(pause);
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks for the end of the call, and does not wait for it. Any thread may.
    void ask() {
        Thread.ofVirtual()
                .name("jawait-db-cancel")
                .inheritInheritableThreadLocals(false)
                .start(() -> {
                    guard.lock();
                    try {
                        unwanted = true;
                        if (canceller != null) {
                            canceller.cancel();
                        }
                    } catch (SQLException e) {
                        // the server cannot be asked: then the connection is cut, or lost already
                    } finally {
                        guard.unlock();
                    }
                });
    }

    /// Waits for a moment. Whether the caller was interrupted meanwhile.
    private boolean endsWithin(long millis) {
        try {
            get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
        return false;
    }

    private void cut() {
        Connection used = connection;
        if (used != null) {
            try {
                used.abort(Runnable::run);
            } catch (SQLException e) {
                // it is closed
            }
        }
    }

    /// `the database: SELECT …`.
    @Override
    public String toString() {
        return what;
    }
}
