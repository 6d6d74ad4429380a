package jawait.net;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import jawait.Yielder;
import org.jspecify.annotations.Nullable;

/// Rows as they come, some hundreds at a time by a cursor of the server's: within a transaction.
///
/// @param <T> what each row becomes
final class DbRows<T extends @Nullable Object> implements AutoCloseable {
    private static final int AT_A_TIME = 500;

    private final SqlCommand command;
    private final SqlShape<T> shape;
    private final Tx tx;
    private @Nullable PreparedStatement statement;
    private @Nullable ResultSet rows;
    private SqlShape.@Nullable Reader<T> reader;

    DbRows(SqlCommand command, SqlShape<T> shape, Tx tx) {
        this.command = command;
        this.shape = shape;
        this.tx = tx;
    }

    /// Yields each row, on the caller's thread.
    void to(Yielder<T> yielder) throws SQLException {
        List<T> some = tx.call(command.what(), command.text(), this::open);
        while (!some.isEmpty()) {
            yielder.yieldAll(some);
            some = some.size() < AT_A_TIME
                    ? List.of()
                    : tx.call(command.what(), command.text(), (_, call) -> next(call));
        }
    }

    private List<T> open(Connection connection, DbCall<?> call) throws SQLException {
        PreparedStatement opened = connection.prepareStatement(command.text().jdbc());
        statement = opened;
        opened.setFetchSize(AT_A_TIME);
        SqlArguments.bind(opened, command.values());
        if (!call.step(opened::cancel, opened::execute)) {
            throw SqlFailure.unfit("stream: the statement gives no rows; use execute, or add RETURNING\n  "
                    + command.text().brief(100));
        }
        ResultSet result = opened.getResultSet();
        rows = result;
        reader = shape.over(SqlColumn.of(result));
        return next(call);
    }

    private List<T> next(DbCall<?> call) throws SQLException {
        ResultSet result = rows;
        PreparedStatement opened = statement;
        SqlShape.Reader<T> read = reader;
        List<T> some = new ArrayList<>();
        if (result == null || opened == null || read == null) {
            return some;
        }
        return call.step(DbCall.of(opened.getConnection()), () -> {
            while (some.size() < AT_A_TIME && result.next()) {
                some.add(read.read(result));
            }
            return some;
        });
    }

    /// Lets the server forget the cursor.
    @Override
    public void close() throws SQLException {
        PreparedStatement opened = statement;
        if (opened != null) {
            DbCall.finish(opened.getConnection(), true, _ -> {
                opened.close();
                return null;
            });
        }
    }
}
