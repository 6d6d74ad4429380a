package jawait.net;

import java.net.http.HttpClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            threads(number.group(1)).forEach(thread -> thread.setName("jawait-http-" + number.group(1)));
        }
        return client;
    }

    /// Whether there is a client that is not ours.
    static boolean isForeign() {
        return threads("\\d+").findAny().isPresent();
    }

    private static Stream<Thread> threads(String number) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("HttpClient-" + number + "-SelectorManager"));
    }
}
