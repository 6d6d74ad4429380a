package jawait.net;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jawait.Async;
import jawait.AsyncGenerator;
import jawait.Fn;
import jawait.Use;
import org.jspecify.annotations.Nullable;

/// What can be asked of a database: by a [Db], where each call is a transaction of its own, and by a [Tx].
///
/// **Arguments** are bound, never put into the text: for `?` in their order, or for `$1`, `$2` by number.
/// They may be numbers, texts, booleans, enums (by name), UUIDs, `java.time` values, `byte[]`, lists and
/// arrays (as arrays), records, maps and Jackson's nodes (as JSON), or null. Where there are `$1`s a `?` is
/// an operator; elsewhere that is written `??`. A lone null is `(Object) null`.
///
/// **Rows** come as maps (with nulls) in the order of their columns, or as records whose components have the columns'
/// names (`userName` is `user_name` as well; more columns than components are left out). Values are
/// numbers, `String`, `Boolean`, `UUID`, `Instant` (timestamptz), `LocalDateTime` (timestamp), `LocalDate`,
/// `LocalTime`, `Duration`, lists (arrays), maps and lists (json), `byte[]`; in records also what these
/// convert to without loss: enums, `Optional`, arrays, sets, other numbers, records from json.
///
/// **Errors** of the server are `SQLException`s, of the kind that JDBC has for them, with the server's
/// message, the line of the SQL with a caret at the place, hint and SQLSTATE. Wrong arguments are refused
/// before anything is sent.
///
/// **Being cancelled** (or timed out) while a statement runs cancels it on the server, waits for that, and
/// gives the connection back whole; then it throws `InterruptedException` as all calls that block do. Only a COPY
/// that is broken off costs the connection: the pool makes another one.
///
/// **Sessions.** Each call of a `Db` may get another connection: what belongs to a session (`SET`, temporary
/// tables, advisory locks, `BEGIN`) is for a transaction, as `SET LOCAL` and `pg_advisory_xact_lock`.
///
/// The verbs are asyncpg's.
public abstract sealed class DbVerbs permits Db, Tx {
    /// What is done with a connection.
    interface Work<T extends @Nullable Object> {
        T run(Connection connection, DbCall<?> call) throws SQLException;
    }

    DbVerbs() {}

    /// Does one thing with a connection.
    abstract <T extends @Nullable Object> T call(String what, @Nullable SqlText text, Work<T> work) throws SQLException;

    /// Does several things with the same connection, all of them or none.
    abstract <R extends @Nullable Object> R holding(Fn<? super Tx, ? extends R> body) throws SQLException;

    private <T extends @Nullable Object> List<T> rows(
            SqlShape<T> shape, int most, String verb, String sql, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        var command = SqlCommand.of(verb, sql, arguments);
        return call(command.what(), command.text(), (connection, call) -> command.rows(connection, call, shape, most));
    }

    /// All rows, as maps.
    ///
    /// ```java
    /// List<Map<String, Object>> users = db.fetch("SELECT id, name FROM users WHERE age > ?", 18);
    /// ```
    ///
    /// @throws SQLException what the server says; also when the statement gives no rows
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public List<Map<String, Object>> fetch(String sql, @Nullable Object... arguments) throws SQLException {
        return rows(new SqlShape.Maps(), 0, "fetch", sql, arguments);
    }

    /// All rows, as records; with one column, as its values: `fetch(String.class, "SELECT name FROM users")`.
    ///
    /// ```java
    /// record User(int id, String name) {}
    /// List<User> users = db.fetch(User.class, "SELECT id, name FROM users");
    /// ```
    ///
    /// @throws SQLException what the server says; also when a row does not fit, as a null does not fit an
    /// `int`
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public <T> List<T> fetch(Class<T> type, String sql, @Nullable Object... arguments) throws SQLException {
        return rows(SqlShape.of(type, "fetch"), 0, "fetch", sql, arguments);
    }

    /// The one row, as a map; empty when there is none.
    ///
    /// ```java
    /// Optional<Map<String, Object>> ada = db.fetchOne("SELECT * FROM users WHERE id = ?", 1);
    /// ```
    ///
    /// @throws SQLException what the server says; also when there are more: for the first of many say
    /// `LIMIT 1`
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public Optional<Map<String, Object>> fetchOne(String sql, @Nullable Object... arguments) throws SQLException {
        return one(rows(new SqlShape.Maps(), 2, "fetchOne", sql, arguments), sql);
    }

    /// The one row, as a record; empty when there is none. As [#fetch(Class, String, Object...)].
    ///
    /// @throws SQLException what the server says; also when there are more, or the row does not fit
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public <T> Optional<T> fetchOne(Class<T> type, String sql, @Nullable Object... arguments) throws SQLException {
        return one(rows(SqlShape.of(type, "fetchOne"), 2, "fetchOne", sql, arguments), sql);
    }

    private static <T> Optional<T> one(List<T> rows, String sql) throws SQLException {
        if (rows.size() > 1) {
            throw SqlFailure.unfit(
                    "fetchOne: expected one row or none, found more; use fetch, or LIMIT 1 for the first\n  "
                            + sql.strip());
        }
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    /// The first column of the first row; null when there is no row.
    ///
    /// ```java
    /// long users = db.fetchValue(long.class, "SELECT count(*) FROM users");
    /// ```
    ///
    /// @throws SQLException what the server says; also when the value does not fit
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public <T> @Nullable T fetchValue(Class<T> type, String sql, @Nullable Object... arguments) throws SQLException {
        Objects.requireNonNull(type, "fetchValue: the type is null");
        List<T> rows = rows(new SqlShape.Value<>(type, false), 1, "fetchValue", sql, arguments);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /// As [#fetchValue(Class, String, Object...)], as whatever it is.
    ///
    /// @throws SQLException what the server says
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public @Nullable Object fetchValue(String sql, @Nullable Object... arguments) throws SQLException {
        return fetchValue(Object.class, sql, arguments);
    }

    /// Runs a statement, or several parted by `;`, all of them or none.
    ///
    /// ```java
    /// db.execute("UPDATE users SET name = $2 WHERE id = $1", 7, "Ada"); // 1
    /// ```
    ///
    /// @return how many rows were changed, or came
    /// @throws SQLException what the server says
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public long execute(String sql, @Nullable Object... arguments) throws SQLException {
        var command = SqlCommand.of("execute", sql, arguments);
        return call(command.what(), command.text(), command::execute);
    }

    /// Runs a statement once for each row of arguments, all of them or none, a thousand at a time. A row is
    /// a list, an array, or a record, whose components are the arguments; anything else is the only
    /// argument.
    ///
    /// ```java
    /// db.executeMany("INSERT INTO users VALUES (?, ?)", List.of(List.of(1, "Ada"), List.of(2, "Alan"))); // 2
    /// ```
    ///
    /// @return how many rows were changed
    /// @throws SQLException what the server says
    /// @throws IllegalArgumentException when arguments do not fit the placeholders
    public long executeMany(String sql, Iterable<? extends @Nullable Object> rows) throws SQLException {
        Objects.requireNonNull(rows, "executeMany: the rows are null");
        SqlText text = SqlText.of(sql, "executeMany");
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (Object row : rows) {
            all.add(SqlArguments.of(text, SqlCopyText.items(row).toArray(), "executeMany, row " + (all.size() + 1)));
        }
        return holding(tx -> tx.call(
                "the database: " + text.brief(60),
                text,
                (connection, call) -> SqlCommand.many(connection, call, text, all)));
    }

    /// The rows as they come, as maps: some hundreds are in memory at a time, however many there are. A
    /// `for` loop, a stream or an operator that ends early gives the connection back; see [AsyncGenerator].
    /// A loop that is left by `break` needs the generator closed.
    ///
    /// ```java
    /// for (var row : db.stream("SELECT * FROM measurements")) total += (double) row.get("value");
    /// db.stream("SELECT id FROM users").take(10).toList();
    /// ```
    ///
    /// Each iteration runs the statement anew, and throws the `SQLException`s; in a `Db` within a
    /// transaction of its own.
    ///
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public AsyncGenerator<Map<String, Object>> stream(String sql, @Nullable Object... arguments) {
        return streaming(new SqlShape.Maps(), SqlCommand.of("stream", sql, arguments));
    }

    /// As [#stream(String, Object...)], as records.
    ///
    /// @throws IllegalArgumentException when the arguments do not fit the placeholders
    public <T> AsyncGenerator<T> stream(Class<T> type, String sql, @Nullable Object... arguments) {
        return streaming(SqlShape.of(type, "stream"), SqlCommand.of("stream", sql, arguments));
    }

    private <T extends @Nullable Object> AsyncGenerator<T> streaming(SqlShape<T> shape, SqlCommand command) {
        return Async.generate(items -> holding(tx -> {
            try (var rows = new DbRows<>(command, shape, tx)) {
                rows.to(items);
            }
            return true;
        }));
    }

    /// Writes rows into a table by COPY, the fastest way in: all of them or none. A row is a list or an
    /// array, for the table's columns in their order, or a record or a map, by names. The rows are drawn as
    /// they are sent, so there may be any number of them.
    ///
    /// ```java
    /// db.copyIn("users", List.of(new User(1, "Ada"), new User(2, "Alan"))); // 2
    /// ```
    ///
    /// @param table its name, with a schema as `schema.table`; what needs quotes is given with them
    /// @return how many rows came
    /// @throws SQLException what the server says
    /// @throws IllegalArgumentException when a row is of another kind than the first
    public long copyIn(String table, Iterable<?> rows) throws SQLException {
        Objects.requireNonNull(rows, "copyIn: the rows are null");
        String name = SqlNames.table(Objects.requireNonNull(table, "copyIn: the table is null"), "copyIn");
        return holding(tx -> DbCopy.in(tx, name, rows.iterator()));
    }

    /// Sends a text to a `COPY … FROM STDIN`, piece by piece, all of it or nothing.
    ///
    /// ```java
    /// db.copyIn("COPY users FROM STDIN (FORMAT csv, HEADER)", new StringReader("id,name\n1,Ada\n"));
    /// ```
    ///
    /// @return how many rows came
    /// @throws SQLException what the server says
    /// @throws IOException when reading fails
    public long copyIn(String copy, Reader from) throws SQLException, IOException {
        Objects.requireNonNull(from, "copyIn: the reader is null");
        return holding(tx -> DbCopy.in(tx, copy, from));
    }

    /// As [#copyIn(String, Reader)], from a file in UTF-8.
    ///
    /// @throws SQLException what the server says
    /// @throws IOException when reading fails
    public long copyIn(String copy, Path from) throws SQLException, IOException {
        try (Reader reader = DbCopy.reader(from)) {
            return copyIn(copy, reader);
        }
    }

    /// Writes what a `COPY … TO STDOUT` sends, piece by piece.
    ///
    /// ```java
    /// db.copyOut("COPY (SELECT * FROM users) TO STDOUT (FORMAT csv, HEADER)", writer); // 2
    /// ```
    ///
    /// @return how many rows went
    /// @throws SQLException what the server says
    /// @throws IOException when writing fails
    public long copyOut(String copy, Writer to) throws SQLException, IOException {
        Objects.requireNonNull(to, "copyOut: the writer is null");
        return holding(tx -> DbCopy.out(tx, copy, to));
    }

    /// As [#copyOut(String, Writer)], to a file in UTF-8, which is replaced.
    ///
    /// @throws SQLException what the server says
    /// @throws IOException when writing fails
    public long copyOut(String copy, Path to) throws SQLException, IOException {
        try (Writer writer = DbCopy.writer(to)) {
            return copyOut(copy, writer);
        }
    }

    /// Tells all who [listen][Db#listen] to a channel; from a transaction, when that is committed.
    ///
    /// ```java
    /// db.notify("jobs", "42");
    /// ```
    ///
    /// @throws SQLException what the server says
    public void notify(String channel, String payload) throws SQLException {
        execute("SELECT pg_notify(?, ?)", channel, payload);
    }

    /// Runs `body` in a transaction, and commits; rolls back when it throws anything, or is cancelled. In a
    /// transaction it is a savepoint: then only what was done since is undone. Throws what the body throws.
    ///
    /// ```java
    /// long left = db.transaction(tx -> {
    ///     tx.execute("UPDATE accounts SET amount = amount - 10 WHERE id = 1");
    ///     return tx.fetchValue(long.class, "SELECT amount FROM accounts WHERE id = 1");
    /// });
    /// ```
    ///
    /// The transaction has one connection, which its calls use in turn, from whichever task. A commit that
    /// has begun is not cancelled: the stop comes after it.
    ///
    /// @throws SQLException what the server says
    public <R extends @Nullable Object> R transaction(Fn<? super Tx, ? extends R> body) throws SQLException {
        return nested(Objects.requireNonNull(body, "transaction: the body is null"));
    }

    /// As [#transaction(Fn)], without a result.
    ///
    /// @throws SQLException what the server says
    public void transaction(Use<? super Tx> body) throws SQLException {
        Objects.requireNonNull(body, "transaction: the body is null");
        nested(tx -> {
            body.accept(tx);
            return true;
        });
    }

    abstract <R extends @Nullable Object> R nested(Fn<? super Tx, ? extends R> body) throws SQLException;
}
