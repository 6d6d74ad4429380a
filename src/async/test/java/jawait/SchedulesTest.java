package jawait;

import static jawait.Chaos.Form.DEADLINE;
import static jawait.Chaos.Form.GATHER;
import static jawait.Chaos.Form.GROUP;
import static jawait.Chaos.Form.LIMITED;
import static jawait.Chaos.Form.MOVE_ON;
import static jawait.Chaos.Form.OUTCOMES;
import static jawait.Chaos.Form.RACE;
import static jawait.Chaos.Form.SHIELD;
import static jawait.Chaos.Form.SUPERVISOR;
import static jawait.Chaos.Form.TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jawait.Chaos.Form;
import jawait.runtime.Armed;
import org.junit.jupiter.api.Test;

/// Ten thousand random programs each, every one in an order of its own, with cancels; and a million nestings.
class SchedulesTest {
    private static final int SEEDS = Integer.getInteger("jawait.stress.seeds", 10_000);

    private static final Form[] NESTED = {TIMEOUT, MOVE_ON, DEADLINE, TIMEOUT, MOVE_ON, DEADLINE, GROUP, SHIELD};

    private static long play(long first, int seeds, int depth, Form... forms) {
        long entered = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            try {
                entered += Chaos.play(seed, depth, forms);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + " at depth " + depth + ": " + e, e);
            }
        }
        return entered;
    }

    @Test
    void gathers_keep_their_promises_in_every_order() {
        assertTrue(play(1, SEEDS, 2, GATHER, LIMITED, OUTCOMES, RACE) > SEEDS);
    }

    @Test
    void groups_keep_their_promises_in_every_order() {
        assertTrue(play(1, SEEDS, 2, GROUP, SUPERVISOR, GROUP, GATHER) > SEEDS);
    }

    @Test
    void nested_timeouts_keep_their_promises_in_every_order() {
        assertTrue(play(1, SEEDS, 3, TIMEOUT, MOVE_ON, DEADLINE, GROUP, SHIELD) > SEEDS);
    }

    /// Counted is each timeout, deadline, group or shield that is entered, eight within each other, by sixteen workers
    /// at once; every third round is cancelled.
    @Test
    void a_million_random_nestings_lose_no_stop_and_leave_none_behind() {
        long nestings = 0;
        for (long seed = 1; nestings < 100L * SEEDS; seed++) {
            try {
                nestings += Chaos.nest(seed, 16, 100, 8, NESTED);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
        Scene.until(() -> Armed.count() == 0);
    }
}
