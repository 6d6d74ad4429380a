package jawait.display.timeline;

import java.util.List;

/// Where time begins: with the first task of each clock.
///
/// @param real of the tasks that go by the wall's clock, in nanoseconds
/// @param virtual of those that go by a clock that jumps
/// @param isMixed whether there are tasks of both kinds
record Epochs(long real, long virtual, boolean isMixed) {
    static Epochs of(List<Life> lives) {
        long real = first(lives, false), virtual = first(lives, true);
        return new Epochs(real, virtual, real != Long.MAX_VALUE && virtual != Long.MAX_VALUE);
    }

    private static long first(List<Life> lives, boolean isVirtual) {
        return lives.stream()
                .filter(life -> life.who().isVirtual() == isVirtual)
                .mapToLong(Life::start)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// When a task was created, in nanoseconds since the first was.
    long start(Life life) {
        return life.start() - (life.who().isVirtual() ? virtual : real);
    }

    /// From the first start to the last end.
    long span(List<Life> lives) {
        return lives.stream()
                .mapToLong(life -> start(life) + life.nanos())
                .max()
                .orElse(0);
    }

    /// How many of them lived at the same time.
    int most(List<Life> lives) {
        long[] starts = lives.stream().mapToLong(this::start).sorted().toArray();
        long[] ends = lives.stream()
                .mapToLong(life -> start(life) + life.nanos())
                .sorted()
                .toArray();
        int most = 0;
        for (int i = 0, over = 0; i < starts.length; i++) {
            while (ends[over] < starts[i]) {
                over++;
            }
            most = Math.max(most, i + 1 - over);
        }
        return most;
    }
}
