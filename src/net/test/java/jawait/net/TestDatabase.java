package jawait.net;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// The one PostgreSQL of the tests, with a schema of its own for each that asks.
final class TestDatabase {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestDatabase() {}

    /// A URL that leads to an empty schema.
    static String url() {
        try {
            Pg.start((String) null);
            String schema = "test_" + SCHEMAS.incrementAndGet() + "_"
                    + ProcessHandle.current().pid();
            try (Db db = Db.pool(Pg.url()).max(1)) {
                db.execute("CREATE SCHEMA " + schema);
            }
            return Pg.url() + "&currentSchema=" + schema;
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// A pool, not open yet, on an empty schema; its connections go by `name` in `pg_stat_activity`.
    static Db named(String name) {
        return Db.pool(url() + "&ApplicationName=" + name);
    }
}
