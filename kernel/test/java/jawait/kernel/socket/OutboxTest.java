package jawait.kernel.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.Status;
import jawait.kernel.wire.Stream;
import org.junit.jupiter.api.Test;

/// What waits to be published, on a clock that the test moves.
class OutboxTest {
    private static final Header A = new Header("{}", "a", "execute_request", "");
    private static final Header B = new Header("{}", "b", "execute_request", "");

    private final AtomicLong now = new AtomicLong();
    private final Outbox box = new Outbox(1_000_000, now::get, () -> {});

    private List<String> due() {
        var found = new ArrayList<String>();
        for (var entry = box.poll(); entry != null; entry = box.poll()) {
            box.sent(entry);
            found.add(entry.parent().id() + " "
                    + (entry.what() instanceof Stream(var name, var text) ? name + " " + text : entry.what()));
        }
        return found;
    }

    @Test
    void text_waits_for_its_neighbours() {
        box.print(A, "stdout", "one ");
        box.print(A, "stdout", "two\n");
        assertEquals(List.of(), due());
        assertEquals(Outbox.OLDEST_NANOS, box.nanosToNext());
        now.addAndGet(Outbox.OLDEST_NANOS);
        assertEquals(List.of("a stdout one two\n"), due());
        assertEquals(Long.MAX_VALUE, box.nanosToNext());
    }

    @Test
    void a_prompt_waits_longer_for_its_question() {
        box.print(A, "stdout", "a line\nname? ");
        now.addAndGet(Outbox.OLDEST_NANOS);
        assertEquals(List.of("a stdout a line\n"), due());
        assertEquals("name? ", box.takePrompt(A));
        box.post(A, Status.IDLE);
        assertEquals(List.of("a IDLE"), due());
    }

    @Test
    void a_line_that_looks_like_a_prompt_and_is_none_goes_out_before_long() {
        box.print(A, "stdout", "working: ");
        now.addAndGet(Outbox.OLDEST_NANOS);
        assertEquals(List.of(), due());
        box.print(B, "stdout", "meanwhile\n");
        assertEquals(Outbox.OLDEST_NANOS, box.nanosToNext());
        now.addAndGet(Outbox.OLDEST_NANOS);
        assertEquals(List.of("b stdout meanwhile\n"), due());
        box.print(A, "stdout", "done");
        now.addAndGet(Outbox.PROMPT_NANOS - 2 * Outbox.OLDEST_NANOS);
        assertEquals(List.of("a stdout working: done"), due());
    }

    @Test
    void a_line_that_ends_without_a_question_waits_no_longer_than_others() {
        box.print(A, "stdout", "step 1: ");
        now.addAndGet(Outbox.OLDEST_NANOS);
        assertEquals(List.of(), due());
        box.print(A, "stdout", "done\nstep 2: ");
        now.addAndGet(Outbox.OLDEST_NANOS);
        assertEquals(List.of("a stdout step 1: done\n"), due());
        assertEquals("step 2: ", box.takePrompt(A));
    }

    @Test
    void counts_and_progress_bars_do_not_wait_for_a_question() {
        box.print(A, "stdout", "1 2 3");
        box.print(B, "stdout", "\r50 %");
        now.addAndGet(Outbox.OLDEST_NANOS);
        assertEquals(List.of("a stdout 1 2 3", "b stdout \r50 %"), due());
    }

    @Test
    void the_order_within_a_parent_is_kept() {
        box.print(A, "stdout", "1");
        box.print(A, "stderr", "2");
        box.print(A, "stdout", "3");
        box.post(A, Status.IDLE);
        assertEquals(List.of("a stdout 1", "a stderr 2", "a stdout 3", "a IDLE"), due());
    }

    @Test
    void another_parent_flushes_nothing() {
        box.print(A, "stdout", "1");
        box.print(B, "stdout", "2");
        box.post(B, Status.IDLE);
        assertEquals(List.of("b stdout 2", "b IDLE"), due());
        box.flushNow(A);
        assertEquals(List.of("a stdout 1"), due());
    }

    @Test
    void long_text_is_cut_between_characters() {
        var smile = "\uD83D\uDE00";
        box.print(A, "stdout", "x" + smile.repeat(Outbox.LONGEST));
        box.post(A, Status.IDLE);
        var entry = box.poll();
        var text = new StringBuilder();
        for (; entry != null && entry.what() instanceof Stream(var name, var part); entry = box.poll()) {
            assertEquals(
                    part.length(),
                    new String(
                                    part.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                    java.nio.charset.StandardCharsets.UTF_8)
                            .length());
            assertEquals(-1, part.indexOf('?'));
            assertEquals(false, Character.isHighSurrogate(part.charAt(part.length() - 1)));
            text.append(part);
        }
        assertEquals(1 + 2 * Outbox.LONGEST, text.length());
        assertNull(box.poll());
    }
}
