package jawait.engine.history;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The SQLite file of the history. Used by one thread; several processes may have the file open at once: each write
/// is one transaction, and one that finds the file busy waits for its turn.
final class Store implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jawait.engine");
    /// Silent: several processes tidy up after one that was killed, and all but the first complain. What matters is
    /// thrown as well. Held here, because a level is forgotten with its logger.
    private static final java.util.logging.Logger LOADER =
            java.util.logging.Logger.getLogger("org.sqlite.SQLiteJDBCLoader");

    private static final String MEMORY = ":memory:";
    private static final String BUSY_MILLIS = "10000";
    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS sessions (number INTEGER PRIMARY KEY AUTOINCREMENT, began TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS cells (number INTEGER PRIMARY KEY AUTOINCREMENT, session INTEGER NOT NULL,"
                    + " line INTEGER NOT NULL, input TEXT NOT NULL, output TEXT)",
            "CREATE INDEX IF NOT EXISTS cells_of_session ON cells (session, line)");

    private final Connection connection;
    private final boolean inMemory;

    static {
        LOADER.setLevel(java.util.logging.Level.OFF);
    }

    private Store(String where) throws SQLException {
        inMemory = where.equals(MEMORY);
        var settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "NORMAL");
        connection = JDBC.createConnection("jdbc:sqlite:" + where, settings);
        try (var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.executeUpdate(table);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Opens the file, or makes it. One that is no history is put aside as `….broken`, and a new one begun.
    static Store open(Path file) throws SQLException, IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            return new Store(file.toString());
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_NOTADB
                    && e.getResultCode() != SQLiteErrorCode.SQLITE_CORRUPT) {
                throw e;
            }
            var aside = file.resolveSibling(file.getFileName() + ".broken");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.log(Level.WARNING, file + " is no history any more: it is now " + aside + ", and a new one begins");
            return new Store(file.toString());
        }
    }

    static Store inMemory() throws SQLException {
        return new Store(MEMORY);
    }

    boolean isInMemory() {
        return inMemory;
    }

    /// The number of a new session.
    long begin() throws SQLException {
        try (var begun = connection.prepareStatement(
                        "INSERT INTO sessions (began) VALUES (datetime('now')) RETURNING number");
                var row = begun.executeQuery()) {
            return row.getLong(1);
        }
    }

    void add(Entry entry) throws SQLException {
        try (var added =
                connection.prepareStatement("INSERT INTO cells (session, line, input, output) VALUES (?, ?, ?, ?)")) {
            added.setLong(1, entry.session());
            added.setInt(2, entry.line());
            added.setString(3, entry.input());
            added.setString(4, entry.output());
            added.executeUpdate();
        }
    }

    List<Entry> range(long session, int start, int stop) throws SQLException {
        try (var asked = connection.prepareStatement(
                "SELECT * FROM cells WHERE session = ? AND line >= ? AND line < ? ORDER BY number")) {
            asked.setLong(1, session);
            asked.setInt(2, start);
            asked.setInt(3, stop);
            return entries(asked);
        }
    }

    List<Entry> search(String pattern, @Nullable Integer count, boolean unique) throws SQLException {
        var latest = unique ? " AND number IN (SELECT max(number) FROM cells WHERE input GLOB ?1 GROUP BY input)" : "";
        try (var asked = connection.prepareStatement("SELECT * FROM (SELECT * FROM cells WHERE input GLOB ?1" + latest
                + " ORDER BY number DESC LIMIT ?2) ORDER BY number")) {
            asked.setString(1, pattern.replace("[", "[[]")); // to SQLite it begins a set of characters
            asked.setInt(2, count == null ? -1 : Math.max(0, count));
            return entries(asked);
        }
    }

    private static List<Entry> entries(PreparedStatement asked) throws SQLException {
        var found = new ArrayList<Entry>();
        try (ResultSet row = asked.executeQuery()) {
            while (row.next()) {
                found.add(new Entry(
                        row.getLong("session"), row.getInt("line"), row.getString("input"), row.getString("output")));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
