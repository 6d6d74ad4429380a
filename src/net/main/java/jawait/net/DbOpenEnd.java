package jawait.net;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// Sees to it that a connection does not go back to its pool within a transaction that somebody has begun by
/// hand: whoever got it next would work in that, and nothing of it might ever be stored.
final class DbOpenEnd implements AutoCloseable {
    private final Connection connection;

    DbOpenEnd(Connection connection) {
        this.connection = connection;
    }

    private boolean isOpen() throws SQLException {
        return !connection.isClosed()
                && connection.isWrapperFor(BaseConnection.class)
                && connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    /// Throws when there is one.
    void refuse() throws SQLException {
        if (isOpen()) {
            throw SqlFailure.ofTransactions("a transaction was begun here and not ended, so nothing of it is stored:"
                    + " each call of a Db is one of its own; use transaction(tx -> …) for several");
        }
    }

    /// Undoes it.
    @Override
    public void close() throws SQLException {
        if (isOpen()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
        }
    }
}
