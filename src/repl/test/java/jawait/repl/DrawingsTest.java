package jawait.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jawait.engine.FrontEnd.Stream;
import jawait.runtime.Origin;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Threads that draw beside a line that is being typed.
@Timeout(60)
class DrawingsTest {
    private static final int LINES = 200;
    private static final String TYPED = "var half = \"typed\";";

    @Test
    void what_is_drawn_at_a_time_is_all_legible() throws Exception {
        var virtual = VirtualScreen.of("xterm-256color", 60, 20);
        try (var terminal = virtual.terminal()) {
            var reader = LineReaderBuilder.builder().terminal(terminal).build();
            var screen = new TerminalScreen(new Paper(terminal, true), (prompt, secret) -> null);
            screen.beside(reader);
            var typed = read(reader);
            var foot = drawing(() -> IntStream.range(0, LINES).forEach(i -> screen.foot("foot " + i)));
            var above = drawing(() -> IntStream.range(0, LINES).forEach(i -> print(screen, "line " + i + "\n")));
            for (byte letter : TYPED.getBytes(StandardCharsets.UTF_8)) {
                terminal.processInputByte(letter);
                Thread.yield();
            }
            foot.join();
            above.join();
            String last = "[1] line " + (LINES - 1) + "\nIn: " + TYPED;
            while (!screen(virtual).contains(last) || !screen(virtual).endsWith("\nfoot " + (LINES - 1))) {
                virtual.screen().waitDirty(100);
            }
            String lines = IntStream.range(LINES - 15, LINES)
                    .mapToObj(i -> "[1] line " + i + "\n")
                    .collect(Collectors.joining());
            String shown = screen(virtual);
            assertTrue(shown.contains(lines), shown);
            terminal.processInputByte('\r');
            assertEquals(TYPED, typed.get());
            screen.typed();
            screen.close();
        }
    }

    @Test
    void a_key_may_wait_for_what_prints() throws Exception {
        var virtual = VirtualScreen.of("xterm-256color", 60, 20);
        try (var terminal = virtual.terminal()) {
            var reader = LineReaderBuilder.builder().terminal(terminal).build();
            var screen = new TerminalScreen(new Paper(terminal, true), (prompt, secret) -> null);
            screen.beside(reader);
            reader.getWidgets().put("wait", () -> {
                for (int i = 0; i < LINES; i++) {
                    int number = i;
                    screen.foot("foot " + i);
                    CompletableFuture.runAsync(() -> print(screen, "line " + number + "\n"))
                            .join();
                }
                return true;
            });
            reader.getKeyMaps().get(LineReader.EMACS).bind(new Reference("wait"), "!");
            var typed = read(reader);
            terminal.processInputBytes("1!+ 1\r".getBytes(StandardCharsets.UTF_8));
            assertEquals("1+ 1", typed.get());
            screen.typed();
            assertTrue(screen(virtual).contains("[1] line " + (LINES - 1)), screen(virtual));
            screen.close();
        }
    }

    private static void print(TerminalScreen screen, String text) {
        screen.print(new Origin(new Entry(1), "In[1]"), Stream.STDOUT, text);
    }

    private static CompletableFuture<String> read(LineReader reader) {
        var line = new CompletableFuture<String>();
        Thread.ofPlatform().daemon().start(() -> line.completeAsync(() -> reader.readLine("In: "), Runnable::run));
        while (!reader.isReading()) {
            Thread.onSpinWait();
        }
        return line;
    }

    private static Thread drawing(Runnable drawings) {
        return Thread.ofPlatform().start(drawings);
    }

    private static String screen(VirtualScreen virtual) {
        return virtual.screen()
                .toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }
}
