package jawait.net;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Savepoint;
import java.sql.Statement;
import jawait.Async;
import jawait.AsyncLock;
import jawait.Fn;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// A transaction that is under way: has the verbs of a [Db], on one connection. Given to the body of
/// [DbVerbs#transaction(Fn)], and of no use after that.
///
/// ```java
/// db.transaction(Tx.serializable(), tx -> {
///     tx.execute("INSERT INTO orders VALUES (?, ?)", 1, "tea");
///     tx.transaction(inner -> inner.execute("INSERT INTO notes VALUES (?)", "tried")); // a savepoint
/// });
/// ```
public final class Tx extends DbVerbs {
    /// How a transaction is to be; made by [#serializable()] and the like.
    ///
    /// @param isolation as SQL calls it; empty for what the server has by default
    /// @param onlyReads whether it may not write
    public record Mode(String isolation, boolean onlyReads) {
        static final Mode USUAL = new Mode("", false);

        /// The same, without the right to write.
        public Mode readOnly() {
            return new Mode(isolation, true);
        }

        private String sql() {
            String level = isolation.isEmpty() ? "" : " ISOLATION LEVEL " + isolation;
            return level + (onlyReads ? " READ ONLY" : "");
        }
    }

    private final DbPool pool;
    private final Connection connection;
    private final AsyncLock turn;
    private volatile boolean over;

    private Tx(DbPool pool, Connection connection, AsyncLock turn) {
        this.pool = pool;
        this.connection = connection;
        this.turn = turn;
    }

    /// As if transactions ran one after the other; one that cannot keep it up fails with SQLSTATE 40001,
    /// and is to be run again.
    public static Mode serializable() {
        return new Mode("SERIALIZABLE", false);
    }

    /// Sees what was there when it began.
    public static Mode repeatableRead() {
        return new Mode("REPEATABLE READ", false);
    }

    /// Each statement sees what was there when that began: the server's default.
    public static Mode readCommitted() {
        return new Mode("READ COMMITTED", false);
    }

    /// May not write.
    public static Mode readOnly() {
        return Mode.USUAL.readOnly();
    }

    static <R extends @Nullable Object> R run(DbPool pool, Mode mode, Fn<? super Tx, ? extends R> body)
            throws SQLException {
        try (DbHolder _ = pool.hold()) {
            Connection connection = pool.connect();
            try {
                var tx = new Tx(pool, connection, Async.lock());
                return tx.whole(mode, body);
            } finally {
                DbCall.finish(connection, true, _ -> {
                    connection.close();
                    return true;
                });
            }
        }
    }

    private <R extends @Nullable Object> R whole(Mode mode, Fn<? super Tx, ? extends R> body) throws SQLException {
        begin(mode);
        R result;
        try {
            result = body.apply(this);
            DbStop.check();
        } catch (Throwable e) {
            over = true;
            undo(e, connection::rollback);
            throw DbStop.sneaky(e);
        }
        over = true;
        finish(this::commit);
        return result;
    }

    /// A transaction in which a statement failed would be undone without a word: the server answers a
    /// commit with that.
    private void commit() throws SQLException {
        boolean spoilt = connection.isWrapperFor(BaseConnection.class)
                && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
        if (spoilt) {
            connection.rollback();
            throw new SQLTransactionRollbackException(
                    "a statement of this transaction failed, and its error was caught: nothing of it is stored;"
                            + " put what may fail into a tx.transaction(…) of its own",
                    "25P02");
        }
        connection.commit();
    }

    private void begin(Mode mode) throws SQLException {
        DbCall.run("the database: BEGIN", null, call -> {
            call.uses(connection);
            connection.setAutoCommit(false);
            if (!mode.sql().isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    call.step(statement::cancel, () -> statement.execute("SET TRANSACTION" + mode.sql()));
                }
            }
            return true;
        });
    }

    /// Something to be done to the connection whole.
    interface Ending {
        void run() throws SQLException;
    }

    /// Ends the connection, and what the server does for it: after a COPY that was broken off, of which something may
    /// still be on its way.
    void cut() {
        undo(new SQLException("clean-up"), () -> pool.evict(connection));
    }

    private void finish(Ending ending) throws SQLException {
        DbCall.finish(connection, false, _ -> {
            ending.run();
            return true;
        });
    }

    private void undo(Throwable why, Ending ending) {
        try {
            DbCall.finish(connection, true, _ -> {
                ending.run();
                return true;
            });
        } catch (SQLException e) {
            if (!StopSignal.isStop(why)) {
                why.addSuppressed(e); // the connection is lost, and with it the server has undone all
            }
        }
    }

    @Override
    <T extends @Nullable Object> T call(String what, @Nullable SqlText text, Work<T> work) throws SQLException {
        return call(what, text, work, lost -> {});
    }

    /// As [#call(String, SqlText, Work)], for a result that must not be lost when the caller is stopped just as it
    /// comes.
    <T extends @Nullable Object> T call(String what, @Nullable SqlText text, Work<T> work, DbCall.Discard<T> discard)
            throws SQLException {
        try (var _ = turn.acquire()) {
            if (over) {
                throw new IllegalStateException("this transaction has ended: a Tx is for the body it was given to");
            }
            return DbCall.run(
                    what,
                    text,
                    call -> {
                        call.uses(connection);
                        return pool.tracked(call, () -> work.run(connection, call));
                    },
                    discard);
        }
    }

    @Override
    <R extends @Nullable Object> R holding(Fn<? super Tx, ? extends R> body) {
        try {
            return body.apply(this);
        } catch (Exception e) {
            throw DbStop.sneaky(e);
        }
    }

    @Override
    <R extends @Nullable Object> R nested(Fn<? super Tx, ? extends R> body) throws SQLException {
        Savepoint savepoint = call("the database: SAVEPOINT", null, (own, _) -> own.setSavepoint());
        var inner = new Tx(pool, connection, turn);
        R result;
        try {
            result = body.apply(inner);
        } catch (Throwable e) {
            inner.over = true;
            undo(e, () -> connection.rollback(savepoint));
            throw DbStop.sneaky(e);
        }
        inner.over = true;
        finish(() -> connection.releaseSavepoint(savepoint));
        return result;
    }

    /// `Tx[under way]`.
    @Override
    public String toString() {
        return over ? "Tx[ended]" : "Tx[under way]";
    }
}
