package jawait.runtime;

import static jawait.Async.await;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jawait.Task;
import org.junit.jupiter.api.Test;

/// Where a task says that it was started, also in a crowd.
class BirthplacesTest {
    private static final int EXACT = 100;
    private static final int CROWD = EXACT * 3;

    @Test
    void in_a_crowd_each_task_names_the_line_of_its_own_lambda() {
        List<Task<?>> odd = new ArrayList<>();
        List<Task<?>> even = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            odd.add(task(() -> {}));
            even.add(task("even", () -> 2));
        }
        assertEquals(1, lines(odd).size());
        assertEquals(1, lines(even).size());
        assertNotEquals(lines(odd), lines(even));
        assertEquals(
                "in_a_crowd_each_task_names_the_line_of_its_own_lambda",
                odd.getLast().createdBy().getFirst().getMethodName());
    }

    @Test
    void what_another_task_starts_has_a_place_of_its_own() {
        Callable<Integer> one = () -> 1;
        for (int i = 0; i < CROWD; i++) {
            task(one);
        }
        StackTraceElement here = task(one).createdBy().getFirst();
        StackTraceElement there = await(task(() -> task(one))).createdBy().getFirst();
        assertNotEquals(here.getLineNumber(), there.getLineNumber());
    }

    @Test
    void a_hundred_tasks_of_one_body_each_know_their_very_own_line() {
        Callable<Integer> one = () -> 1;
        Task<?> first = task(one);
        for (int i = 0; i < EXACT - 1; i++) {
            task(one);
        }
        Task<?> last = task(one);
        assertNotEquals(line(first), line(last));
    }

    private static List<Integer> lines(List<Task<?>> tasks) {
        return tasks.stream().map(BirthplacesTest::line).distinct().toList();
    }

    private static int line(Task<?> task) {
        return task.createdBy().getFirst().getLineNumber();
    }
}
