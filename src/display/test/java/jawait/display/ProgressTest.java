package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jawait.Async;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bars of progress, by what stands on the page when they have ended.
class ProgressTest {
    private final Page page = new Page();

    @BeforeEach
    void open() {
        Display.install(page);
    }

    @AfterEach
    void close() {
        Display.install(null);
    }

    private void ends(String... patterns) {
        var texts = page.texts();
        assertEquals(patterns.length, texts.size(), texts.toString());
        for (int i = 0; i < patterns.length; i++) {
            assertTrue(texts.get(i).matches(patterns[i]), texts.get(i));
        }
    }

    @Test
    void every_kind_of_elements_has_a_bar_that_ends_with_a_summary() {
        long sum = 0;
        for (int i : Progress.over(List.of(1, 2, 3)).named("list")) {
            sum += i;
        }
        for (var text : Progress.over(List.of("a"), "named")) {
            sum += text.length();
        }
        for (var text : Progress.over(new String[] {"a"})) {
            sum += text.length();
        }
        for (int i : Progress.over(4)) {
            sum += i;
        }
        for (int i : Progress.over(2, 4)) {
            sum += i;
        }
        for (long i : Progress.over(5L, 6L)) {
            sum += i;
        }
        Iterable<Integer> unknown = () -> List.of(1, 2).iterator();
        for (int i : Progress.over(unknown)) {
            sum += i;
        }
        for (int i : Progress.over(List.<Integer>of())) {
            sum += i;
        }
        assertEquals(6 + 1 + 1 + 6 + 5 + 5 + 3, sum);
        ends("list: 3 in .*, .*/s", "named: 1 in .*", "1 in .*", "4 in .*", "2 in .*", "1 in .*", "2 in .*", "0 in .*");
    }

    @Test
    void streams_have_bars_in_parallel_too_and_keep_their_order() {
        assertEquals(
                List.of(2, 4), Progress.over(Stream.of(1, 2)).map(i -> 2 * i).toList());
        var numbers = IntStream.range(0, 10_000).boxed().toList();
        assertEquals(numbers, Progress.over(numbers.parallelStream(), "all").toList());
        assertEquals(3, Progress.over(3).stream().count());
        ends("2 in .*", "all: 10 000 in .*", "3 in .*");
    }

    @Test
    void streams_of_numbers_have_bars_and_stay_what_they_are() {
        assertEquals(45, Progress.over(IntStream.range(0, 10)).sum());
        assertEquals(3, Progress.over(LongStream.of(1, 2)).sum());
        ends("10 in .*", "2 in .*");
    }

    @Test
    void a_million_steps_are_few_messages() {
        for (int i : Progress.over(1_000_000)) {
            assert i >= 0;
        }
        ends("1 000 000 in .*");
        assertTrue(page.messages.get() < 100, () -> page.messages + " messages");
    }

    @Test
    void steps_come_from_any_task() {
        try (var bar = Progress.of(100, "tasks")) {
            Async.gather(IntStream.range(0, 100).boxed().toList(), i -> {
                bar.step();
                return i;
            });
        }
        ends("tasks: 100 in .*");
    }

    @Test
    void bars_within_a_bar_take_one_place_below_it() {
        for (int i : Progress.over(3).named("outer")) {
            for (int j : Progress.over(2).named("inner")) {
                assert i + j >= 0;
            }
        }
        ends("outer: 3 in .*", "  inner: 2 in .*");
    }

    @Test
    void a_bar_that_is_closed_before_its_end_says_where_it_stopped() {
        try (var bar = Progress.of(1000)) {
            bar.step(420);
            assertTrue(bar.toString().matches(" 42 % \\|█{10}·{14}\\| 420/1 000 in .* left, .*/s"), bar.toString());
        }
        try (var bar = Progress.of("pages")) {
            bar.step();
        }
        ends("stopped at 420 of 1 000 after .*", "pages: 1 in .*");
        assertThrows(IllegalArgumentException.class, () -> Progress.of(-5));
    }

    @Test
    void a_loop_that_is_left_says_so_when_its_task_ends() throws Exception {
        var over = new CountDownLatch(2);
        Runnable told = () -> Async.currentTask().onDone(over::countDown); // after the bar is
        var broken = Async.task(() -> {
            for (int i : Progress.over(10)) {
                if (i == 3) {
                    break;
                }
            }
            told.run();
        });
        broken.await();
        var failed = Async.task(() -> {
            try {
                for (int i : Progress.over(10)) {
                    Integer.parseInt(i == 5 ? "x" : "1");
                }
            } finally {
                told.run();
            }
        });
        Async.attempt(failed);
        over.await();
        ends("stopped at 3 of 10 after .*", "failed at 5 of 10 after .*");
    }

    @Test
    void names_are_escaped() {
        Progress.of(1, "<b>").step();
        assertTrue(String.valueOf(page.last().get("text/html")).contains("<b>&lt;b&gt;</b>"));
        assertTrue(String.valueOf(page.last().get("text/html")).contains("role=\"progressbar\" aria-valuenow=\"100\""));
    }

    @Test
    void a_step_costs_less_than_a_microsecond() {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            try (var bar = Progress.of(10_000_000)) {
                long before = System.nanoTime();
                for (int i = 0; i < 1_000_000; i++) {
                    bar.step();
                }
                best = Math.min(best, (System.nanoTime() - before) / 1_000_000);
            }
        }
        long nanos = best;
        assertTrue(nanos < 1_000, () -> nanos + " ns");
    }
}
