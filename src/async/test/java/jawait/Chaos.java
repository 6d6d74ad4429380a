package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.deadline;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.race;
import static jawait.Async.semaphore;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.supervisor;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.virtualTime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import jawait.runtime.Checkpoint;
import jawait.runtime.StopSignal;

/// A random program, drawn from a seed and run in the order that the seed draws, with an audit of what must hold
/// whatever the order: no stop is lost, no timeout is early, of several failures the first is thrown with the
/// others suppressed, and in the end no task, permit or interrupt is left.
///
/// All times are multiples of half a second, so that much happens at the same moment.
final class Chaos {
    /// What a program is made of.
    enum Form {
        GATHER,
        LIMITED,
        OUTCOMES,
        RACE,
        GROUP,
        SUPERVISOR,
        TIMEOUT,
        MOVE_ON,
        DEADLINE,
        SHIELD
    }

    private static final class Boom extends Exception {
        private static final long serialVersionUID = 1L;

        Boom(int number) {
            super("boom " + number);
        }
    }

    private static final double ENDLESS = 1e6;
    private static final int PERMITS = 2;
    private final Random random;
    private final boolean slim;
    private final Form[] forms;
    private final AsyncSemaphore permits = semaphore(PERMITS);
    private final List<String> faults = new ArrayList<>();
    private int running;
    private int booms;
    private int entered;

    private Chaos(long seed, boolean slim, Form... forms) {
        this.random = new Random(seed);
        this.slim = slim;
        this.forms = forms;
    }

    /// Runs the program of this seed, and returns how many forms it has entered.
    static int play(long seed, int depth, Form... forms) {
        return virtualTime(seed, () -> {
            var chaos = new Chaos(seed, false, forms);
            chaos.round(depth);
            return chaos.audited();
        });
    }

    /// Runs so many workers at once, each so many rounds, each of them as deep a nesting of one form in the other.
    /// Returns how many forms were entered.
    static int nest(long seed, int workers, int rounds, int depth, Form... forms) {
        return virtualTime(seed, () -> {
            var chaos = new Chaos(seed, true, forms);
            gather(IntStream.range(0, workers)
                    .mapToObj(worker -> async(() -> {
                        for (int round = 0; round < rounds; round++) {
                            chaos.round(depth);
                        }
                    })));
            return chaos.audited();
        });
    }

    private void round(int depth) {
        boolean cancels = random.nextInt(3) == 0;
        Task<Void> main = noticed(task(() -> body(depth, cancels)));
        if (cancels) {
            sleep(random.nextInt(12) / 2.);
            for (int times = random.nextInt(1, 3); times > 0; times--) {
                main.cancel();
            }
        }
        switch (main.join()) {
            case Success<Void> done -> {}
            case Failure<Void>(Boom boom) -> {}
            case Failure<Void>(var error) -> fault("a round ended with " + error);
            case Cancelled<Void>() -> check(cancels, "cancelled by nobody");
        }
    }

    private int audited() {
        for (int waits = 0; !left().isEmpty() && waits < 1000; waits++) {
            sleep(10);
        }
        check(left().isEmpty(), "left running: " + left());
        check(running == 0, running + " bodies did not end");
        check(permits.available() == PERMITS, permits + " in the end");
        check(!Thread.currentThread().isInterrupted(), "an interrupt was left behind");
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join(", ", faults));
        }
        return entered;
    }

    private static List<Task<?>> left() {
        return Async.tasks().stream()
                .filter(task -> task.isWithin(currentTask()))
                .toList();
    }

    private void fault(String what) {
        faults.add(what);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            fault(otherwise);
        }
    }

    /// @param bounded whether somebody is sure to stop this body, so that it may wait without end
    private void body(int depth, boolean bounded) throws Exception {
        running++;
        try {
            for (int steps = slim ? 1 : random.nextInt(1, 4); steps > 0; steps--) {
                if (depth > 0 && (slim || random.nextInt(3) > 0)) {
                    entered++;
                    form(depth - 1, bounded);
                } else {
                    step(bounded);
                }
            }
        } finally {
            running--;
        }
    }

    private void step(boolean bounded) throws Exception {
        switch (random.nextInt(9)) {
            case 0 -> endless(bounded);
            case 1 -> boomAtTimes();
            case 2 -> {
                try (var _ = permits.acquire()) {
                    nap();
                }
            }
            case 3 -> {
                try {
                    endless(bounded);
                } finally {
                    nap();
                    boomAtTimes();
                }
            }
            case 4 -> Checkpoint.check();
            case 5 ->
                await(task(() -> {
                    nap();
                }));
            default -> nap();
        }
    }

    private void nap() {
        sleep(random.nextInt(5) / 2.);
    }

    private void endless(boolean bounded) {
        if (bounded) {
            sleep(ENDLESS);
            fault("a stop was lost");
        } else {
            nap();
        }
    }

    private void boomAtTimes() throws Boom {
        if (random.nextInt(4) == 0) {
            throw new Boom(++booms);
        }
    }

    private void form(int depth, boolean bounded) throws Exception {
        switch (forms[random.nextInt(forms.length)]) {
            case GATHER -> combined(depth, bounded, bodies -> gather(bodies));
            case RACE -> combined(depth, bounded, bodies -> List.of(race(bodies)));
            case LIMITED -> combined(depth, bounded, bodies -> gather(2, bodies, Callable::call));
            case OUTCOMES -> combined(depth, bounded, bodies -> values(outcomes(bodies)));
            case GROUP -> grouped(depth, bounded);
            case SUPERVISOR -> supervised(depth, bounded);
            case TIMEOUT, MOVE_ON, DEADLINE -> timed(depth);
            case SHIELD -> shield(noticed(task(() -> body(depth, false))));
        }
    }

    /// A task that may fail when nobody awaits it any more.
    private static <T> Task<T> noticed(Task<T> task) {
        task.onDone(task::outcome);
        return task;
    }

    /// Notes what the body throws: of these the first must be thrown, and the others suppressed in it. A stop
    /// counts as the failures of the clean-up, which are in it.
    private void noting(List<Throwable> failures, Action body) throws Exception {
        try {
            body.run();
        } catch (Throwable e) {
            Throwable failed = e instanceof Boom ? e : CleanUp.failure(e);
            check(failed == e || StopSignal.isStop(e), "a body threw " + e);
            if (failed != null) {
                failures.add(failed);
            }
            throw e;
        }
    }

    private void combined(int depth, boolean bounded, Fn<List<Callable<Integer>>, List<Integer>> combine)
            throws Exception {
        var failures = new ArrayList<Throwable>();
        int count = random.nextInt(1, 4);
        List<Callable<Integer>> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            bodies.add(() -> {
                noting(failures, () -> body(depth, bounded));
                return number;
            });
        }
        if (random.nextInt(4) == 0) {
            bodies.add(task(() -> {
                nap();
                return count;
            }));
        }
        try {
            List<Integer> values = combine.apply(bodies);
            check(
                    values.size() < bodies.size()
                            || values.equals(
                                    IntStream.range(0, values.size()).boxed().toList()),
                    "results: " + values);
        } catch (Boom e) {
            isFirst(e, failures);
            throw e;
        }
    }

    private List<Integer> values(List<Outcome<Integer>> outcomes) {
        List<Integer> values = new ArrayList<>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Success<Integer>(var value) -> values.add(value);
                case Failure<Integer>(Boom boom) -> {}
                default -> fault("an outcome is " + outcome);
            }
        }
        return values;
    }

    private void isFirst(Throwable thrown, List<Throwable> failures) {
        check(!failures.isEmpty() && failures.getFirst() == thrown, thrown + " was thrown of " + failures);
    }

    private void grouped(int depth, boolean boundedAround) throws Exception {
        var failures = new ArrayList<Throwable>();
        var tasks = new ArrayList<Task<?>>();
        boolean ends = random.nextInt(3) == 0;
        boolean bounded = boundedAround || ends;
        try {
            group(g -> {
                if (ends) {
                    tasks.add(g.start(() -> noting(failures, () -> ender(g))));
                }
                for (int i = random.nextInt(slim ? 2 : 4); i > 0; i--) {
                    tasks.add(g.start(() -> {
                        noting(failures, () -> member(g, tasks, failures, depth, bounded));
                    }));
                }
                noting(failures, () -> body(depth, bounded));
                if (random.nextInt(6) == 0) {
                    g.cancel();
                }
            });
            check(failures.isEmpty(), "a group hid " + failures);
        } catch (Throwable e) {
            if (e instanceof Boom) {
                isFirst(e, failures);
                suppresses(e, failures.subList(1, failures.size()));
            } else {
                check(StopSignal.isStop(e), "a group threw " + e);
                suppresses(e, failures.subList(0, Math.min(1, failures.size())));
            }
            throw e;
        } finally {
            check(tasks.stream().allMatch(Task::isDone), "a group left tasks running");
        }
    }

    /// Ends a group, in one way or the other.
    private void ender(TaskGroup g) throws Boom {
        nap();
        if (random.nextBoolean()) {
            throw new Boom(++booms);
        }
        g.cancel();
    }

    private void suppresses(Throwable thrown, List<Throwable> others) {
        check(
                List.of(thrown.getSuppressed()).containsAll(others),
                thrown + " suppresses " + List.of(thrown.getSuppressed()) + " of " + others);
    }

    /// A task of a group, which at times starts another.
    private void member(TaskGroup g, List<Task<?>> tasks, List<Throwable> failures, int depth, boolean bounded)
            throws Exception {
        if (random.nextInt(4) == 0) {
            try {
                tasks.add(g.start(() -> noting(failures, () -> body(depth - 1, bounded))));
            } catch (IllegalStateException stopping) {
                check(stopping.getMessage().contains("stopping"), "start refused: " + stopping);
            }
        }
        body(depth, bounded);
    }

    private void supervised(int depth, boolean bounded) throws Exception {
        var tasks = new ArrayList<Task<?>>();
        try {
            supervisor(s -> {
                for (int i = random.nextInt(slim ? 2 : 4); i > 0; i--) {
                    tasks.add(noticed(s.start(() -> body(depth, bounded))));
                }
                body(depth, bounded);
            });
        } finally {
            check(tasks.stream().allMatch(Task::isDone), "a supervisor left tasks running");
        }
    }

    private void timed(int depth) throws Exception {
        Duration time = Duration.ofMillis(random.nextInt(8) * 500L);
        long due = AsyncClock.current().nanoTime() + time.toNanos();
        boolean inTime = true;
        switch (random.nextInt(3)) {
            case 0 -> inTime = moveOnAfter(time, () -> body(depth, true));
            case 1 -> {
                try {
                    timeout(time, () -> body(depth, true));
                } catch (TimeoutException e) {
                    inTime = false;
                }
            }
            default -> {
                try {
                    deadline(AsyncClock.current().instant().plus(time), () -> body(depth, true));
                } catch (TimeoutException e) {
                    inTime = false;
                }
            }
        }
        check(inTime || AsyncClock.current().nanoTime() >= due, "a timeout was early");
    }
}
