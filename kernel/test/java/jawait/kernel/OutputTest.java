package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Text that cells print in unusual ways arrives as it was printed (T26, T27, T28).
class OutputTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private static String printed(Conversation cell) {
        var text = new StringBuilder();
        for (var message = cell.any(); message.type().equals("stream"); message = cell.any()) {
            text.append(message.content().path("text").asText());
        }
        return text.toString();
    }

    @Test
    void fifty_threads_print_at_once_and_no_line_is_lost_or_torn() {
        var code = """
                var threads = new ArrayList<Thread>();
                for (int i = 0; i < 50; i++) {
                    int number = i;
                    threads.add(Thread.ofPlatform().start(() -> {
                        for (int n = 0; n < 100; n++) System.out.println("thread " + number);
                    }));
                }
                for (var thread : threads) thread.join();""";
        var counted = new TreeMap<>(printed(client.execute(code).busy().input(code, 1))
                .lines()
                .collect(Collectors.groupingBy(line -> line, Collectors.counting())));
        assertEquals(50, counted.size(), counted::toString);
        assertEquals(
                Map.of(100L, 50L),
                counted.values().stream().collect(Collectors.groupingBy(count -> count, Collectors.counting())));
    }

    @Test
    void progress_bars_and_colours_are_passed_on() {
        var bar = "for (int i = 0; i <= 100; i += 50) { System.out.print(\"\\r\" + i + \" %\"); System.out.flush(); }";
        client.execute(bar).busy().input(bar, 1).stdout("\r0 %\r50 %\r100 %").idle();
        var red = "System.out.print(\"\\u001b[31mred\\u001b[0m\\b!\")";
        client.execute(red)
                .busy()
                .input(red, 2)
                .stdout("\u001b[31mred\u001b[0m\b!")
                .idle();
    }

    @Test
    void the_bytes_of_a_character_may_come_one_by_one() {
        var code = "for (byte b : \"é😀\".getBytes()) { System.out.write(b); System.out.flush(); }";
        client.execute(code).busy().input(code, 1).stdout("é😀").idle();
    }

    @Test
    void a_stream_that_is_held_prints_below_the_cell_that_prints() {
        client.execute("var held = System.out; var log = java.util.logging.Logger.getLogger(\"mine\");")
                .reply("ok");
        client.execute("held.println(\"two\")")
                .busy()
                .input("held.println(\"two\")", 2)
                .stdout("two\n")
                .idle();
        client.execute("held.println(\"three\")")
                .busy()
                .input("held.println(\"three\")", 3)
                .stdout("three\n")
                .idle();
    }
}
