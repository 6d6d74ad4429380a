package jawait.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jawait.engine.FrontEnd.Stream;
import jawait.runtime.Origin;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Threads that draw beside a line that is being typed.
@Timeout(60)
class DrawingsTest {
    private static final int LINES = 200;
    private static final String TYPED = "var half = \"typed\";";

    private final VirtualScreen virtual;
    private final LineDisciplineTerminal terminal;
    private final LineReader reader;
    private final TerminalScreen screen;

    DrawingsTest() throws IOException {
        virtual = VirtualScreen.of("xterm-256color", 60, 20);
        terminal = virtual.terminal();
        reader = LineReaderBuilder.builder().terminal(terminal).build();
        screen = new TerminalScreen(new Paper(terminal, true), (prompt, secret) -> null);
        screen.beside(reader);
    }

    @AfterEach
    void close() throws IOException {
        screen.close();
        terminal.close();
    }

    @Test
    void what_is_drawn_at_a_time_is_all_legible() throws Exception {
        var typed = read();
        var foot = drawing(() -> IntStream.range(0, LINES).forEach(i -> screen.foot("foot " + i)));
        var above = drawing(() -> IntStream.range(0, LINES).forEach(i -> print("line " + i + "\n")));
        for (byte letter : TYPED.getBytes(StandardCharsets.UTF_8)) {
            terminal.processInputByte(letter);
            Thread.yield();
        }
        foot.join();
        above.join();
        String lines = IntStream.range(LINES - 15, LINES)
                .mapToObj(i -> "[1] line " + i + "\n")
                .collect(Collectors.joining("", "", "In: " + TYPED));
        while (!shown().contains(lines) || !shown().endsWith("\nfoot " + (LINES - 1))) {
            virtual.screen().waitDirty(100);
        }
        terminal.processInputByte('\r');
        assertEquals(TYPED, typed.get());
        screen.typed();
    }

    @Test
    void a_key_may_wait_for_what_prints() throws Exception {
        reader.getWidgets().put("wait", () -> {
            for (int i = 0; i < LINES; i++) {
                int number = i;
                screen.foot("foot " + i);
                CompletableFuture.runAsync(() -> print("line " + number + "\n")).join();
            }
            return true;
        });
        reader.getKeyMaps().get(LineReader.EMACS).bind(new Reference("wait"), "!");
        var typed = read();
        terminal.processInputBytes("1!+ 1\r".getBytes(StandardCharsets.UTF_8));
        assertEquals("1+ 1", typed.get());
        screen.typed();
        assertTrue(shown().contains("[1] line " + (LINES - 1)), shown());
    }

    private void print(String text) {
        screen.print(new Origin(new Entry(1), "In[1]"), Stream.STDOUT, text);
    }

    private CompletableFuture<String> read() {
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

    private String shown() {
        return virtual.text().stripTrailing();
    }
}
