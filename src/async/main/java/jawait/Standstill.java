package jawait;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// A task that waits for what will not come, and all that have to do with it: found by looking, for tasks on the
/// wall's clock. (Under virtual time there is [Deadlock], which is thrown.)
///
/// Found are waits in a circle: for tasks, gathers, groups and locks, of whom it is known who has to act; and waits
/// of which anybody might be the end (an item of a queue, a permit, an event) when nobody is left to act. Not found is
/// what has to do with time, a timeout, input and output, or a future that somebody else completes: that may go on.
///
/// Tasks go on while one looks, so it is to be believed only when it is found again, and nothing moved in between.
///
/// ```java
/// var other = new CompletableFuture<Task<Integer>>();
/// var one = task("one", () -> await(await(other)));
/// Standstill.of(one, lock -> null, () -> false).isPresent(); // false
/// Standstill.of(one, lock -> null, () -> true).map(Standstill::cycles); // Optional.empty
/// one.cancel();
/// ```
///
/// @param edges who waits for what, the task that was asked about first
/// @param certain false when a wait is among them of which the JDK does not say who is to end it
public record Standstill(List<AwaitGraph.Edge> edges, boolean certain) {
    private static final int MOST = 20_000;
    private static final int GENERATIONS = 100;

    /// What a task waits for that wants to enter a `synchronized` block.
    private static final Object MONITOR = new Object() {
        @Override
        public String toString() {
            return "a synchronized block";
        }
    };

    /// How much is known of who ends a wait.
    private enum Ender {
        /// The holders, and nobody else.
        HOLDERS,
        /// Whoever runs.
        ANYBODY,
        /// Whoever runs, as far as can be seen.
        UNKNOWN
    }

    private record Wait(AwaitGraph.Edge edge, Ender ender) {}

    /// Looks whether a task can go on.
    ///
    /// @param waiter the task
    /// @param owner the thread that holds a lock of the JDK's; null for none, and when that cannot be told
    /// @param othersAct asked last: whether there is anything but tasks that may act, as a thread or a client
    /// @return nothing when it can go on, or may
    public static Optional<Standstill> of(
            Task<?> waiter, Function<? super Object, @Nullable Thread> owner, BooleanSupplier othersAct) {
        var look = new Look(owner);
        if (look.at(waiter) == null) {
            return Optional.empty();
        }
        return look.circle(waiter).or(() -> look.nobodyLeft(waiter, othersAct));
    }

    /// The circles among the edges, as [AwaitGraph#cycles()] gives them.
    public List<List<Task<?>>> cycles() {
        return new AwaitGraph(edges).cycles();
    }

    /// One look at all tasks that matter.
    private static final class Look {
        private final Function<? super Object, @Nullable Thread> owner;
        private final Map<Thread, Task<?>> running = new HashMap<>();
        private final List<Task<?>> live = Tasks.live();
        private final Map<Task<?>, @Nullable Wait> known = new HashMap<>();

        Look(Function<? super Object, @Nullable Thread> owner) {
            this.owner = owner;
            for (Task<?> task : live) {
                Thread thread = task.thread();
                if (thread != null) {
                    running.put(thread, task);
                }
            }
        }

        /// The task is in a circle, or waits for those who are, whatever else may run.
        Optional<Standstill> circle(Task<?> waiter) {
            var sure = new LinkedHashMap<Task<?>, AwaitGraph.Edge>();
            for (Wait wait : reach(List.of(waiter))) {
                if (wait.ender == Ender.HOLDERS) {
                    sure.put(wait.edge.waiter(), wait.edge);
                }
            }
            var stuck = Stuck.of(List.copyOf(sure.values()));
            return stuck.stream().noneMatch(edge -> edge.waiter() == waiter)
                    ? Optional.empty()
                    : Optional.of(new Standstill(stuck, true));
        }

        /// No task at all can go on, and nothing else acts.
        Optional<Standstill> nobodyLeft(Task<?> waiter, BooleanSupplier othersAct) {
            for (Task<?> task : live) {
                if (!task.isDone() && at(task) == null) {
                    return Optional.empty();
                }
            }
            if (live.isEmpty() || othersAct.getAsBoolean()) {
                return Optional.empty();
            }
            List<Task<?>> asked = new ArrayList<>(List.of(waiter));
            live.stream()
                    .filter(task -> waiter.origin() != null && waiter.origin().equals(task.origin()))
                    .forEach(asked::add);
            var waits = reach(asked);
            return Optional.of(new Standstill(
                    waits.stream().map(Wait::edge).toList(),
                    waits.stream().noneMatch(wait -> wait.ender == Ender.UNKNOWN)));
        }

        /// The waits of these tasks and of all that they wait for, each once.
        private List<Wait> reach(Collection<? extends Task<?>> from) {
            Deque<Task<?>> todo = new ArrayDeque<>(from);
            Set<Task<?>> seen = new HashSet<>();
            List<Wait> found = new ArrayList<>();
            for (Task<?> task = todo.poll(); task != null && seen.size() < MOST; task = todo.poll()) {
                Wait wait = seen.add(task) ? at(task) : null;
                if (wait != null) {
                    found.add(wait);
                    todo.addAll(wait.edge.holders());
                }
            }
            return found;
        }

        /// What a task waits for; null when it runs, or may go on by itself.
        @Nullable
        Wait at(Task<?> task) {
            if (!known.containsKey(task)) {
                known.put(task, look(task));
            }
            return known.get(task);
        }

        private @Nullable Wait look(Task<?> task) {
            Thread thread = task.thread();
            if (thread == null || !Tasks.isReal(task) || mayTimeOut(task)) {
                return null;
            }
            Object on = task.waitsFor();
            return switch (thread.getState()) {
                case BLOCKED -> new Wait(new AwaitGraph.Edge(task, MONITOR, List.of()), Ender.UNKNOWN);
                case WAITING -> on == null ? null : wait(task, on);
                default -> null;
            };
        }

        private @Nullable Wait wait(Task<?> task, Object on) {
            return switch (on) {
                case Task<?> other -> held(task, on, List.of(other));
                case AsyncSemaphore held -> open(task, on, held.holders());
                case CapacityLimiter held -> open(task, on, held.holders());
                case Held held -> held(task, on, held.holders());
                case AsyncQueue.Waiting _, AsyncEvent _, AsyncCondition _, AsyncBarrier _ -> open(task, on, List.of());
                case AbstractOwnableSynchronizer lock -> foreign(task, lock);
                case Condition _, BlockingQueue<?> _ -> unknown(task, on);
                default -> null;
            };
        }

        /// Who waits for those that have all let go just now is about to go on.
        private static @Nullable Wait held(Task<?> task, Object on, List<Task<?>> holders) {
            return holders.isEmpty() ? null : new Wait(new AwaitGraph.Edge(task, on, holders), Ender.HOLDERS);
        }

        private static Wait open(Task<?> task, Object on, List<Task<?>> holders) {
            return new Wait(new AwaitGraph.Edge(task, on, holders), Ender.ANYBODY);
        }

        private @Nullable Wait foreign(Task<?> task, AbstractOwnableSynchronizer lock) {
            Thread holds = owner.apply(lock);
            if (holds != null) {
                Task<?> holder = running.get(holds);
                return holder == null ? null : held(task, lock, List.of(holder));
            }
            return unknown(task, lock);
        }

        private static @Nullable Wait unknown(Task<?> task, Object on) {
            return calledByUser(task.stack())
                    ? new Wait(new AwaitGraph.Edge(task, on, List.of()), Ender.UNKNOWN)
                    : null;
        }

        /// A library's own wait, as for the next line that the user types, is ended by the library.
        private static boolean calledByUser(List<StackTraceElement> stack) {
            return stack.stream()
                    .map(StackTraceElement::getClassName)
                    .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk."))
                    .findFirst()
                    .map(type -> !type.startsWith("jawait."))
                    .orElse(false);
        }

        private static boolean mayTimeOut(Task<?> task) {
            Task<?> above = task;
            for (int i = 0; above != null && i < GENERATIONS; i++, above = above.parent()) {
                if (!above.isDone() && above.hasDeadline()) {
                    return true;
                }
            }
            return false;
        }
    }
}
