package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.group;
import static jawait.Async.sleep;
import static jawait.Play.gives;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a group knows of its tasks, and which it takes.
@ExtendWith(Virtually.class)
class GroupMembersTest {
    @Test
    void a_refused_coroutine_can_still_be_used() {
        var coroutine = async(() -> 42);
        var escaped = new AtomicReference<TaskGroup>();
        group(escaped::set);
        refuses(
                IllegalStateException.class,
                "the group is over",
                () -> escaped.get().start(coroutine));
        assertEquals(42, await(coroutine));
    }

    @Test
    void a_used_coroutine_is_refused_and_the_group_is_none_the_worse() {
        var coroutine = async(() -> 42);
        await(coroutine);
        assertEquals("well", group(g -> {
            refuses(IllegalStateException.class, "cannot reuse", () -> g.start(coroutine));
            return "well";
        }));
    }

    @Test
    void a_group_says_how_many_tasks_are_left_and_lets_go_of_them_as_they_end() {
        group(g -> {
            for (int i = 1; i <= 3; i++) {
                g.start(gives(i, i));
            }
            for (int left = 3; left > 0; left--) {
                assertEquals("group (" + left + " tasks left)", g.toString());
                sleep(left == 3 ? 1.5 : 1);
            }
            assertEquals("group (0 tasks left)", g.toString());
        });
    }

    @Test
    void tasks_have_names_and_the_task_that_started_them_as_parent() {
        group(g -> {
            Task<Task<Task<?>>> child = g.start(
                    "child", () -> g.start("grandchild", () -> currentTask().parent()));
            assertEquals("child", child.name());
            assertSame(currentTask(), child.parent());
            assertSame(child, await(await(child)));
        });
    }
}
