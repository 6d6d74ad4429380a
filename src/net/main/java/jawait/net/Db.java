package jawait.net;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import jawait.AsyncGenerator;
import jawait.Fn;
import jawait.Gauge;
import jawait.Gauged;
import jawait.Use;
import org.jspecify.annotations.Nullable;

/// A pool of connections to a PostgreSQL, and the verbs for using it: see [DbVerbs].
///
/// ```java
/// record User(int id, String name, String email) {}
///
/// try (Db db = Db.pool("postgres://app:secret@localhost/shop").min(5).max(20)) {
///     List<User> users = db.fetch(User.class, "SELECT id, name, email FROM users WHERE id > ?", 10);
///     db.transaction(tx -> tx.execute("DELETE FROM carts WHERE user_id = $1", 7));
/// }
/// ```
///
/// It opens at first use. Each call takes a connection and gives it back; who finds none free waits in
/// line, is seen in `pstree()` as waiting on the pool, and can be cancelled there. Any number of tasks may
/// call at once. A pool that was forgotten is closed some time after it became garbage.
///
/// The ideas are asyncpg's pool, on HikariCP and pgjdbc.
public final class Db extends DbVerbs implements AutoCloseable, Gauged {
    /// What a pool is doing.
    ///
    /// @param active how many connections are in use
    /// @param idle how many are open and not in use
    /// @param waiting how many tasks wait for one
    /// @param max how many there may be
    public record Stats(int active, int idle, int waiting, int max) {}

    /// Something that was told by [DbVerbs#notify].
    ///
    /// @param channel where
    /// @param payload what; may be empty
    /// @param process the number of the server's process that told it
    public record Notification(String channel, String payload, int process) {}

    private static final Cleaner FORGOTTEN = Cleaner.create(
            work -> Thread.ofPlatform().name("jawait-db-forgotten").daemon().unstarted(work));

    private final ReentrantLock guard = new ReentrantLock();
    private DbSettings settings;
    private volatile @Nullable DbPool pool;
    private volatile boolean closed;

    private Db(DbSettings settings) {
        this.settings = settings;
    }

    /// A pool for `jdbc:postgresql://host:port/database` or `postgres://user:password@host:port/database`, as
    /// `DATABASE_URL` has it (there what is special in a password is written `%40` and so on). Not open yet.
    ///
    /// ```java
    /// Db db = Db.pool(Pg.url()).min(5).max(20).timeout(10);
    /// ```
    ///
    /// @throws IllegalArgumentException when the text is no such URL; the message never shows it
    public static Db pool(String url) {
        return new Db(DbSettings.of(DbUrl.parse(url, "Db.pool"), null));
    }

    /// A pool of connections that `source` makes. Not open yet. Closing the pool does not close the source.
    public static Db pool(DataSource source) {
        return new Db(DbSettings.of(null, Objects.requireNonNull(source, "Db.pool: the data source is null")));
    }

    /// How many connections to keep open while they are not in use; 1 unless said.
    ///
    /// @throws IllegalArgumentException when negative
    /// @throws IllegalStateException when the pool is open already
    public Db min(int connections) {
        if (connections < 0) {
            throw new IllegalArgumentException("Db.min: expected 0 connections or more, found " + connections);
        }
        return with("min", settings.withMin(connections));
    }

    /// How many connections there may be; 10 unless said.
    ///
    /// @throws IllegalArgumentException when below 1
    /// @throws IllegalStateException when the pool is open already
    public Db max(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("Db.max: expected 1 connection or more, found " + connections);
        }
        return with("max", settings.withMax(connections));
    }

    /// How many seconds to wait for a connection; 30 unless said.
    ///
    /// @throws IllegalArgumentException when not above 0, or no number
    /// @throws IllegalStateException when the pool is open already
    public Db timeout(double seconds) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("Db.timeout: expected seconds above 0, found " + seconds);
        }
        return timeout(Duration.ofNanos((long) Math.min(Long.MAX_VALUE / 4d, seconds * 1e9)));
    }

    /// How long to wait for a connection.
    ///
    /// @throws IllegalArgumentException when not above 0
    /// @throws IllegalStateException when the pool is open already
    public Db timeout(Duration time) {
        Objects.requireNonNull(time, "Db.timeout: the duration is null");
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("Db.timeout: expected a duration above 0, found " + time);
        }
        return with("timeout", settings.withTimeout(time));
    }

    /// Who logs in, whatever the URL says.
    ///
    /// @throws IllegalStateException when the pool is open already, or its connections are made by a data
    /// source
    public Db user(String name) {
        Objects.requireNonNull(name, "Db.user: the name is null");
        return with("user", requireUrl("user").withLogin(name, settings.password()));
    }

    /// The password, whatever the URL says.
    ///
    /// @throws IllegalStateException when the pool is open already, or its connections are made by a data
    /// source
    public Db password(String secret) {
        Objects.requireNonNull(secret, "Db.password: the password is null");
        return with("password", requireUrl("password").withLogin(settings.user(), secret));
    }

    private DbSettings requireUrl(String verb) {
        if (settings.url() == null) {
            throw new IllegalStateException("Db." + verb + ": the data source of this pool logs in by itself");
        }
        return settings;
    }

    private Db with(String verb, DbSettings changed) {
        guard.lock();
        try {
            if (pool != null || closed) {
                throw new IllegalStateException("Db." + verb + ": the pool of " + settings
                        + (closed ? " is closed" : " is open already; settings come before the first use"));
            }
            settings = changed;
            return this;
        } finally {
            guard.unlock();
        }
    }

    private DbPool opened() {
        DbPool now = pool;
        if (now != null) {
            return now;
        }
        guard.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the Db of " + settings + " is closed");
            }
            DbPool first = pool;
            if (first == null) {
                first = new DbPool(settings);
                FORGOTTEN.register(this, first::close);
                pool = first;
            }
            return first;
        } finally {
            guard.unlock();
        }
    }

    @Override
    <T extends @Nullable Object> T call(String what, @Nullable SqlText text, Work<T> work) throws SQLException {
        try {
            return opened().call(what, text, work);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    <R extends @Nullable Object> R holding(Fn<? super Tx, ? extends R> body) throws SQLException {
        return transaction(Tx.Mode.USUAL, body);
    }

    @Override
    <R extends @Nullable Object> R nested(Fn<? super Tx, ? extends R> body) throws SQLException {
        return transaction(Tx.Mode.USUAL, body);
    }

    /// As [DbVerbs#transaction(Fn)], of another kind than the server's usual: `Tx.serializable()`,
    /// `Tx.readOnly()`.
    ///
    /// ```java
    /// db.transaction(Tx.repeatableRead().readOnly(), tx -> tx.fetch("SELECT * FROM users"));
    /// ```
    ///
    /// @throws SQLException what the server says
    public <R extends @Nullable Object> R transaction(Tx.Mode mode, Fn<? super Tx, ? extends R> body)
            throws SQLException {
        Objects.requireNonNull(mode, "transaction: the mode is null");
        Objects.requireNonNull(body, "transaction: the body is null");
        try {
            return Tx.run(opened(), mode, body);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// As [#transaction(Tx.Mode, Fn)], without a result.
    ///
    /// @throws SQLException what the server says
    public void transaction(Tx.Mode mode, Use<? super Tx> body) throws SQLException {
        Objects.requireNonNull(body, "transaction: the body is null");
        transaction(mode, tx -> {
            body.accept(tx);
            return true;
        });
    }

    /// What is told on a channel from now on, until the iteration ends, on a connection of its own beside
    /// the pool. It listens when this returns, so nothing told afterwards is missed; a second iteration of
    /// the same generator listens anew. Being cancelled ends the iteration, and losing the server ends it
    /// with an `SQLException`.
    ///
    /// ```java
    /// AsyncGenerator<Db.Notification> jobs = db.listen("jobs");
    /// db.notify("jobs", "42");
    /// jobs.first().get().payload(); // "42"
    /// ```
    ///
    /// @param channel its name, as it is: `Jobs` is another one than `jobs`
    /// @throws SQLException what the server says
    public AsyncGenerator<Notification> listen(String channel) throws SQLException {
        Objects.requireNonNull(channel, "listen: the channel is null");
        return DbListener.listen(opened(), channel);
    }

    /// How many connections are in use, for a curve below a cell: `watch(db)`.
    ///
    /// @throws IllegalStateException when it was closed before its first use
    @Override
    public Gauge gauge() {
        return opened().gauge();
    }

    /// What the pool is doing now. Never waits.
    public Stats stats() {
        DbPool now = pool;
        return now == null ? new Stats(0, 0, 0, settings.max()) : now.stats();
    }

    /// Closes all connections; what still runs on them fails. Closing again does nothing.
    @Override
    public void close() {
        guard.lock();
        try {
            closed = true;
        } finally {
            guard.unlock();
        }
        DbPool now = pool;
        if (now != null) {
            now.close();
        }
    }

    /// `Db[jdbc:postgresql://localhost/shop, 3 of 20 active]`.
    @Override
    public String toString() {
        Stats now = stats();
        return "Db[" + settings + (closed ? ", closed]" : ", " + now.active() + " of " + now.max() + " active]");
    }
}
