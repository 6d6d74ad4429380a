package jawait.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The async library as cells use it: what it knows of threads and loaders must hold in an engine as well.
class AsyncCellTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void hours_pass_in_a_cell_and_print_under_it() {
        notebook.gives("virtualTime(() -> { sleep(3600); IO.println(\"an hour\"); return 42; })", "42");
        notebook.awaitOutput(notebook.last(), "an hour");
        notebook.does("int[] seen = new int[1];");
        notebook.gives("virtualTime(() -> { every(60, () -> seen[0]++); sleep(3599); return seen[0]; })", "60");
    }

    @Test
    void a_loop_in_virtual_time_can_be_stopped() {
        notebook.gives("moveOnAfter(.2, () -> virtualTime(() -> { while (true) {} }))", "Optional.empty");
    }

    @Test
    void waits_locals_and_generators_work_in_cells() {
        notebook.does("""
                        var lock = lock();
                        var held = lock.acquire();
                        var waiter = task("waiter", () -> lock.acquire().close());
                        while (!pstree().contains("waiter running, waiting on")) sleep(.01);
                        held.close();
                        await(waiter);""").fails("virtualTime(() -> event().await())", "jawait.Deadlock", "nothing is left to wake it");
        notebook.gives("AsyncGenerator.of(1, 2, 3).map(i -> i * i).toList()", "[1, 4, 9]");
        notebook.does("var user = TaskLocal.of(\"nobody\");");
        notebook.gives("user.where(\"ada\", () -> await(task(() -> user.get())))", "ada");
    }

    @Test
    void a_deadlock_is_told_with_the_lines_of_the_cell_where_its_tasks_wait_and_were_started() {
        notebook.does("""
                        void keep(AsyncLock mine, AsyncLock other) {
                            try (var _ = mine.acquire()) {
                                sleep(1);
                                other.acquire();
                            }
                        }""");
        notebook.fails(
                """
                        virtualTime(() -> {
                            var till = lock();
                            var stock = lock();
                            var a = task("a", () -> keep(till, stock));
                            task("b", () -> keep(stock, till));
                            await(a);
                        })""",
                "jawait.Deadlock",
                "circle: a → b → a",
                "a waits here",
                "b waits here",
                "line 4, in keep()",
                "task(\"a\", () -> keep(till, stock))");
    }
}
