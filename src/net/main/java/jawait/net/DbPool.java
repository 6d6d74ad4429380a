package jawait.net;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import jawait.Async;
import jawait.AsyncLock;
import jawait.AsyncSemaphore;
import jawait.Gauge;
import jawait.Permit;
import org.jspecify.annotations.Nullable;

/// The connections of one [Db], behind a semaphore of ours: so that whoever waits for one can be cancelled
/// at once, is served in turn, and is seen.
final class DbPool implements AutoCloseable {
    private static final int NAMED = 10;

    private final DbSettings settings;
    private final AsyncSemaphore permits;
    private final AsyncLock opening = Async.lock();
    private final Set<DbHolder> holders = ConcurrentHashMap.newKeySet();
    private final Set<AutoCloseable> companions = ConcurrentHashMap.newKeySet();
    private final Set<DbCall<?>> running = ConcurrentHashMap.newKeySet();
    private volatile @Nullable HikariDataSource source;
    private volatile boolean closed;

    DbPool(DbSettings settings) {
        this.settings = settings;
        permits = Async.semaphore(settings.max()).named(this::text);
    }

    DbSettings settings() {
        return settings;
    }

    Gauge gauge() {
        return permits.gauge();
    }

    private String text() {
        return "pool of %s (%d active, %d waiting)"
                .formatted(settings, settings.max() - permits.available(), permits.waiting());
    }

    /// Waits for the right to a connection.
    ///
    /// @throws SQLTransientConnectionException after the time to wait, naming who has the connections
    DbHolder hold() throws SQLException {
        DbStop.check();
        requireOpen();
        Permit permit = permits.tryAcquire().orElse(null);
        var holder = new DbHolder(permit == null ? patiently() : permit, holders);
        if (closed) {
            holder.close();
            requireOpen();
        }
        return holder;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the Db of " + settings + " is closed");
        }
    }

    private Permit patiently() throws SQLException {
        try {
            return Async.timeout(settings.timeout(), () -> permits.acquire());
        } catch (TimeoutException e) {
            throw exhausted();
        }
    }

    private SQLException exhausted() {
        List<DbHolder> now = holders.stream()
                .sorted(Comparator.comparingLong(DbHolder::since))
                .toList();
        String named = now.stream().limit(NAMED).map(holder -> "\n  " + holder).collect(Collectors.joining());
        String more = now.size() > NAMED ? "\n  and " + (now.size() - NAMED) + " more" : "";
        double seconds = settings.timeout().toNanos() / 1e9;
        return new SQLTransientConnectionException(
                "no connection of the pool of %s became free within %s s: %d of %d are in use, %d more wait%s%s%nEnd what holds them sooner, or raise max(%d) or timeout(%s)"
                        .formatted(
                                settings,
                                seconds,
                                now.size(),
                                settings.max(),
                                permits.waiting(),
                                named,
                                more,
                                settings.max(),
                                seconds),
                "08000");
    }

    /// Does something with a connection, and gives that back.
    <T extends @Nullable Object> T call(String what, @Nullable SqlText text, DbVerbs.Work<T> work) throws SQLException {
        try (DbHolder _ = hold()) {
            HikariDataSource opened = opened();
            return DbCall.run(what, text, call -> {
                try (Connection connection = connect(opened, call);
                        var open = new DbOpenEnd(connection)) {
                    T result = tracked(call, () -> work.run(connection, call));
                    open.refuse();
                    return result;
                }
            });
        }
    }

    /// A connection for whoever holds the right to one, to be closed before that is given back.
    Connection connect() throws SQLException {
        HikariDataSource opened = opened();
        return DbCall.run("a connection to " + settings, null, call -> connect(opened, call), Connection::close);
    }

    /// Does a part of a call of which closing the pool asks the server to end it.
    <T extends @Nullable Object> T tracked(DbCall<?> call, DbCall.Step<T> step) throws SQLException {
        running.add(call);
        try {
            return step.run();
        } catch (SQLException e) {
            if (isLost(e)) {
                doubtOthers();
            }
            throw e;
        } finally {
            running.remove(call);
        }
    }

    /// Whether the connection is gone: the server has ended it, or does not answer.
    private static boolean isLost(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return state.startsWith("08") || state.startsWith("57P0");
    }

    /// Where one connection was lost the others may be, too, and the pool trusts those that were in use a moment
    /// ago: so that not each of them has to fail a call, it makes new ones.
    private void doubtOthers() {
        HikariDataSource opened = source;
        HikariPoolMXBean pool = opened == null || closed ? null : opened.getHikariPoolMXBean();
        if (pool != null) {
            pool.softEvictConnections();
        }
    }

    private Connection connect(HikariDataSource opened, DbCall<?> call) throws SQLException {
        try {
            Connection connection = call.interruptible(opened::getConnection);
            call.uses(connection);
            return connection;
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /// The first who needs a connection opens the pool; a server that cannot be reached is told at once,
    /// and tried again by the next.
    private HikariDataSource opened() throws SQLException {
        HikariDataSource opened = source;
        if (opened != null) {
            return opened;
        }
        try (var _ = opening.acquire()) {
            HikariDataSource now = source;
            if (now == null) {
                now = DbCall.run(
                        "a connection to " + settings,
                        null,
                        call -> call.interruptible(this::open),
                        HikariDataSource::close);
                source = now;
            }
            if (closed) {
                now.close();
            }
            requireOpen();
            return now;
        }
    }

    private HikariDataSource open() throws SQLException {
        try {
            return new HikariDataSource(settings.hikari());
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(e);
        }
    }

    /// What the driver says, without what the pool says around it.
    private SQLException unreachable(Exception error) {
        SQLException said = Causes.chain(error)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((_, deeper) -> deeper)
                .orElse(null);
        String why = said == null ? String.valueOf(error.getMessage()) : SqlFailure.unreachable(said);
        String state = said == null || said.getSQLState() == null ? "08001" : said.getSQLState();
        String message = "cannot connect to " + settings + ": " + why;
        return new SQLTransientConnectionException(
                message, state, Causes.worthSaying(said == null ? error : said, message));
    }

    /// Cuts a connection that is in a state nobody knows, so that the pool makes another one.
    void evict(Connection connection) throws SQLException {
        DbCall.of(connection).cancel();
        connection.abort(Runnable::run);
        HikariDataSource opened = source;
        if (opened != null) {
            opened.evictConnection(connection);
        }
    }

    Db.Stats stats() {
        HikariDataSource opened = source;
        HikariPoolMXBean figures = opened == null || closed ? null : opened.getHikariPoolMXBean();
        return figures == null
                ? new Db.Stats(0, 0, permits.waiting(), settings.max())
                : new Db.Stats(
                        figures.getActiveConnections(),
                        figures.getIdleConnections(),
                        permits.waiting(),
                        settings.max());
    }

    /// What is to be closed with the pool.
    void keep(AutoCloseable companion) {
        companions.add(companion);
    }

    void forget(AutoCloseable companion) {
        companions.remove(companion);
    }

    /// Ends what runs, and closes all connections, those in use too. Waits a little for the server to end it.
    @Override
    public void close() {
        closed = true;
        running.forEach(DbCall::ask);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (!running.isEmpty()
                && System.nanoTime() < patience
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        HikariDataSource opened = source;
        if (opened != null) {
            opened.close();
        }
        for (AutoCloseable companion : companions) {
            try {
                companion.close();
            } catch (Exception e) {
                // it is a connection that is lost already
            }
        }
    }
}
