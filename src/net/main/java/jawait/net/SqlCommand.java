package jawait.net;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement with its arguments, ready to run.
record SqlCommand(SqlText text, List<@Nullable Object> values, String verb) {
    private static final int BATCH = 1_000;

    static SqlCommand of(String verb, String sql, @Nullable Object @Nullable [] arguments) {
        SqlText text = SqlText.of(sql, verb);
        return new SqlCommand(text, SqlArguments.of(text, arguments, verb), verb);
    }

    /// What waiting for it is called.
    String what() {
        return "the database: " + text.brief(60);
    }

    /// All rows, of those that come with the last of several statements.
    ///
    /// @param most how many to ask for; 0 for all
    <T extends @Nullable Object> List<T> rows(Connection connection, DbCall<?> call, SqlShape<T> shape, int most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            SqlArguments.bind(statement, values);
            statement.setMaxRows(most);
            boolean isRows = call.step(statement::cancel, statement::execute);
            List<T> all = null;
            while (isRows || statement.getLargeUpdateCount() >= 0) {
                all = isRows ? read(statement.getResultSet(), shape) : all;
                isRows = statement.getMoreResults();
            }
            if (all == null) {
                throw SqlFailure.unfit(
                        verb + ": the statement gives no rows; use execute, or add RETURNING\n  " + text.brief(100));
            }
            return all;
        }
    }

    private static <T extends @Nullable Object> List<T> read(ResultSet rows, SqlShape<T> shape) throws SQLException {
        try (rows) {
            SqlShape.Reader<T> reader = shape.over(SqlColumn.of(rows));
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /// How many rows were changed, or came.
    long execute(Connection connection, DbCall<?> call) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            SqlArguments.bind(statement, values);
            boolean isRows = call.step(statement::cancel, statement::execute);
            long count = 0;
            while (true) {
                long changed = isRows ? count(statement.getResultSet()) : statement.getLargeUpdateCount();
                if (changed < 0) {
                    return count;
                }
                count += changed;
                isRows = statement.getMoreResults();
            }
        }
    }

    private static long count(ResultSet rows) throws SQLException {
        try (rows) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    /// Once for each list of values.
    static long many(Connection connection, DbCall<?> call, SqlText text, List<List<@Nullable Object>> all)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            long count = 0;
            for (int begin = 0; begin < all.size(); begin += BATCH) {
                for (List<@Nullable Object> each : all.subList(begin, Math.min(all.size(), begin + BATCH))) {
                    SqlArguments.bind(statement, each);
                    statement.addBatch();
                }
                for (long changed : call.step(statement::cancel, statement::executeLargeBatch)) {
                    count += changed == Statement.SUCCESS_NO_INFO ? 1 : Math.max(0, changed);
                }
            }
            return count;
        }
    }
}
