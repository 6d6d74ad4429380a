package sample;

import static jawait.Async.gather;
import static jawait.Async.run;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;

import jawait.AsyncQueue;
import jawait.Async;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// A plain program that uses the library.
final class Main {
    private Main() {}

    public static void main(String[] args) {
        List<Integer> squares = run(() -> gather(List.of(1, 2, 3), i -> {
            sleep(.01);
            return i * i;
        }));
        System.out.println(squares);
        run(() -> {
            AsyncQueue<String> queue = Async.queue(1);
            task("left over", () -> sleep(1000));
            task(() -> {
                queue.put("a");
                queue.put("b");
                queue.shutdown();
            });
            for (String item : queue) {
                System.out.println(item);
            }
        });
        try {
            timeout(.01, () -> sleep(1000));
        } catch (TimeoutException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Async.tasks());
    }
}
