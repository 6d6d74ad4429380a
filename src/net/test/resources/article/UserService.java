import static jawait.Async.*;

import jawait.*;
import jawait.net.*;

/// The article's web service: a pool of 5 to 20 connections made at the start, and GET /users. Five hundred ask at
/// once; PostgreSQL itself is asked how many connections it has meanwhile.
Db pool;

void main() throws Exception {
    Pg.start();
    String service = Pg.url() + "&ApplicationName=service";
    var routes = Web.routes()
            .onStart(() -> pool = Db.pool(service).min(5).max(20))
            .onStart(() -> pool.execute("CREATE TABLE users (id int PRIMARY KEY, name text, email text)"))
            .onStart(() -> pool.execute("INSERT INTO users VALUES (1, 'Ada', 'ada@example.com'), (2, 'Alan', NULL)"))
            .onStop(() -> pool.close())
            .get("/users", () -> pool.fetch("SELECT id, name, email FROM users, pg_sleep(.01) ORDER BY id"));

    try (var server = Web.serve(0, routes);
            var http = Http.client().limit(500).timeout(60);
            var watcher = Db.pool(Pg.url() + "&ApplicationName=watcher").max(1)) {
        String users = server.url() + "/users";
        IO.println(http.get(users).text());

        var most = new AtomicLong();
        String count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'service'";
        Task<Void> watching = every(.005, () -> most.accumulateAndGet(watcher.fetchValue(long.class, count), Math::max));
        var answers = gather(Collections.nCopies(500, users), each -> http.get(each).raiseForStatus().text());
        most.accumulateAndGet(watcher.fetchValue(long.class, count), Math::max); // of those that are kept
        watching.cancel();

        IO.println(answers.size() + " answers, " + Set.copyOf(answers).size() + " of them different");
        IO.println("connections at once: " + most);
        server.stop(); // which waits for the tasks whose answers have come
        IO.println(server.stats());
    }
}
