package jawait.net;

import java.lang.ref.Cleaner;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import jawait.Async;
import jawait.AsyncGenerator;
import jawait.Yielder;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// A connection that listens to a channel. Closing it may be done by any thread, and ends what waits on it.
final class DbListener implements AutoCloseable {
    private static final Cleaner FORGOTTEN = Cleaner.create();

    private final DbPool pool;
    private final String channel;
    private final Connection connection;

    private DbListener(DbPool pool, String channel, Connection connection) {
        this.pool = pool;
        this.channel = channel;
        this.connection = connection;
        pool.keep(this);
    }

    /// Listens at once; the first iteration takes that over, each further one begins anew.
    static AsyncGenerator<Db.Notification> listen(DbPool pool, String channel) throws SQLException {
        DbListener begun = open(pool, channel);
        var first = new AtomicReference<@Nullable DbListener>(begun);
        AsyncGenerator<Db.Notification> told = Async.generate(yielder -> {
            DbListener taken = first.getAndSet(null);
            try (DbListener listener = taken != null ? taken : open(pool, channel)) {
                listener.to(yielder);
            }
        });
        FORGOTTEN.register(told, () -> {
            DbListener unused = first.getAndSet(null);
            if (unused != null) {
                unused.close();
            }
        });
        return told;
    }

    private static DbListener open(DbPool pool, String channel) throws SQLException {
        DataSource source = pool.settings().source();
        return DbCall.run(
                "a connection to " + pool.settings(),
                null,
                call -> {
                    Connection connection = call.interruptible(source::getConnection);
                    boolean listens = false;
                    try (Statement statement = connection.createStatement()) {
                        call.step(statement::cancel, () -> statement.execute("LISTEN " + SqlNames.quoted(channel)));
                        listens = true;
                        return new DbListener(pool, channel, connection);
                    } finally {
                        if (!listens) {
                            connection.close();
                        }
                    }
                },
                DbListener::close);
    }

    private void to(Yielder<Db.Notification> yielder) throws SQLException {
        PGConnection listening = connection.unwrap(PGConnection.class);
        while (true) {
            List<PGNotification> some = DbCall.run("a notification of " + channel, null, call -> {
                call.uses(connection);
                PGNotification[] told = call.step(this::close, () -> listening.getNotifications(0));
                return told == null ? List.of() : List.of(told);
            });
            for (PGNotification each : some) {
                yielder.yield(new Db.Notification(each.getName(), each.getParameter(), each.getPID()));
            }
        }
    }

    @Override
    public void close() {
        pool.forget(this);
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it is closed
        }
    }
}
