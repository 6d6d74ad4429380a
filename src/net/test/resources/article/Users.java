import static jawait.Async.*;

import jawait.*;
import jawait.net.*;

/// A connection as a resource, then a pool of 5 to 20 that 500 tasks ask for the users at once. The article's asyncpg
/// examples.
record User(int id, String name, String email) {}

/// The article's `AsyncDatabaseConnection`: open on entry, closed on exit.
List<User> getUsers() throws Exception {
    try (Db connection = Db.pool(Pg.url()).max(1)) {
        return connection.fetch(User.class, "SELECT id, name, email FROM users ORDER BY id");
    }
}

void main() throws Exception {
    Pg.start();
    try (Db pool = Db.pool(Pg.url() + "&ApplicationName=article").min(5).max(20)) {
        pool.execute("DROP TABLE IF EXISTS users; CREATE TABLE users (id int PRIMARY KEY, name text, email text)");
        pool.executeMany("INSERT INTO users VALUES (?, ?, ?)", List.of(
                new User(1, "Ada", "ada@example.com"), new User(2, "Alan", "alan@example.com")));
        println(getUsers());

        var most = new AtomicLong();
        var over = new AtomicBoolean();
        var watcher = task(() -> {
            try (Db other = Db.pool(Pg.url()).max(1)) {
                while (!over.get()) {
                    most.accumulateAndGet(other.fetchValue(long.class,
                            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'article'"), Math::max);
                }
            }
        });
        var times = gather(IntStream.range(0, 500).<Callable<Long>>mapToObj(i -> () -> {
            long begun = System.nanoTime();
            List<Map<String, Object>> rows = pool.fetch("SELECT id, name, email FROM users");
            if (rows.size() != 2) throw new IllegalStateException("lost rows: " + rows);
            return System.nanoTime() - begun;
        }).toList()).stream().sorted().toList();
        over.set(true);
        await(watcher);
        println("500 answers, p50 %.1f ms, p99 %.1f ms".formatted(times.get(250) / 1e6, times.get(495) / 1e6));
        println("connections at once: " + (most.get() <= 20 ? "20 or fewer" : most.get() + ", too many"));
        println("as JSON: " + Json.write(pool.fetch("SELECT id, name FROM users ORDER BY id")));
    }
}

void println(Object line) {
    IO.println(line);
}
