package jawait.net;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// How a pool is to be.
///
/// @param url where to; null when the user makes the connections
/// @param given what makes them then
record DbSettings(
        @Nullable DbUrl url,
        @Nullable DataSource given,
        int min,
        int max,
        Duration timeout,
        String user,
        String password) {
    static final int LEAST = 1;
    static final int MOST = 10;

    /// For a new connection, which an exhausted pool has not to do with.
    private static final long SHORTEST_MILLIS = 10_000;

    // Held here, because the logging library forgets a logger that nobody holds. What they would say is said by us.
    private static final List<Logger> TALKATIVE = Stream.of("com.zaxxer.hikari", "org.postgresql")
            .map(Logger::getLogger)
            .toList();

    static DbSettings of(@Nullable DbUrl url, @Nullable DataSource given) {
        return new DbSettings(url, given, LEAST, MOST, Duration.ofSeconds(30), "", "");
    }

    @Override
    public String toString() {
        return url != null
                ? url.toString()
                : given == null ? "" : given.getClass().getSimpleName();
    }

    DbSettings withMin(int least) {
        return new DbSettings(url, given, least, Math.max(least, max), timeout, user, password);
    }

    DbSettings withMax(int most) {
        return new DbSettings(url, given, Math.min(min, most), most, timeout, user, password);
    }

    DbSettings withTimeout(Duration longest) {
        return new DbSettings(url, given, min, max, longest, user, password);
    }

    DbSettings withLogin(String name, String secret) {
        return new DbSettings(url, given, min, max, timeout, name, secret);
    }

    /// What makes connections, one at a time.
    DataSource source() {
        return given != null ? given : address().as(user, password).dataSource();
    }

    private DbUrl address() {
        if (url == null) {
            throw new IllegalStateException("no URL");
        }
        return url;
    }

    HikariConfig hikari() {
        TALKATIVE.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.OFF));
        var config = new HikariConfig();
        config.setDataSource(source());
        config.setPoolName("jawait");
        config.setMinimumIdle(min);
        config.setMaximumPoolSize(max);
        config.setConnectionTimeout(Math.max(SHORTEST_MILLIS, Math.min(Integer.MAX_VALUE, timeout.toMillis())));
        config.setInitializationFailTimeout(1);
        config.setThreadFactory(Thread.ofVirtual()
                .name("jawait-pool")
                .inheritInheritableThreadLocals(false)
                .factory());
        return config;
    }
}
