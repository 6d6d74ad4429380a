package jawait.net;

import java.net.http.HttpClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The thread that a client of the JDK's has for its connections. Whatever it does is for a task that waits for it,
/// when the client is ours: so it gets a name of ours, and who looks for threads that might still act (the report of a
/// deadlock) passes it over, as it must not do with the thread of a client of the user's.
final class HttpSelector {
    private static final Pattern NUMBER = Pattern.compile("\\((\\d+)\\)$");

    private HttpSelector() {}

    /// Renames the thread of a client just made; none where this JDK names clients and threads in another way.
    static HttpClient named(HttpClient client) {
        Matcher number = NUMBER.matcher(client.toString());
        if (number.find()) {
            String name = "HttpClient-" + number.group(1) + "-SelectorManager";
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals(name))
                    .forEach(thread -> thread.setName("jawait-http-" + number.group(1)));
        }
        return client;
    }
}
