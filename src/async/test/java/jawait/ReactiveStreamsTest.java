package jawait;

import static jawait.Async.task;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/// The rules of Reactive Streams, as the authors of these check them.
class ReactiveStreamsTest {
    private static final long MILLIS = 1000;

    @TempDir
    Path folder;

    /// What is published.
    public static final class Published extends FlowPublisherVerification<Integer> {
        /// For the checker.
        public Published() {
            super(new TestEnvironment(MILLIS, 100));
        }

        @Override
        public Flow.Publisher<Integer> createFlowPublisher(long elements) {
            return Tap.endless().items.take(elements).toPublisher();
        }

        @Override
        public Flow.Publisher<Integer> createFailedFlowPublisher() {
            return null; // none fails before it is asked for an item
        }
    }

    /// What is published by an operator with tasks of its own.
    public static final class Buffered extends FlowPublisherVerification<Integer> {
        /// For the checker.
        public Buffered() {
            super(new TestEnvironment(MILLIS, 100));
        }

        @Override
        public Flow.Publisher<Integer> createFlowPublisher(long elements) {
            return Tap.endless()
                    .items
                    .take(elements)
                    .buffer(4)
                    .mapConcurrent(2, i -> i)
                    .toPublisher();
        }

        @Override
        public Flow.Publisher<Integer> createFailedFlowPublisher() {
            return null;
        }
    }

    /// The subscriber that takes a publisher's items.
    public static final class Subscriber extends FlowSubscriberBlackboxVerification<Integer> {
        /// For the checker.
        public Subscriber() {
            super(new TestEnvironment(MILLIS, 100));
        }

        @Override
        public Flow.Subscriber<Integer> createFlowSubscriber() {
            var made = new AtomicReference<Flow.Subscriber<? super Integer>>();
            Flow.Publisher<Integer> publisher = made::set;
            var _ = task("taker", () -> {
                try {
                    AsyncGenerator.from(publisher).forEach(i -> {});
                } catch (RuntimeException e) {
                    return; // the checker signals errors of its own
                }
            });
            until(() -> made.get() != null);
            @SuppressWarnings("unchecked")
            var subscriber = (Flow.Subscriber<Integer>) made.get();
            return subscriber;
        }

        @Override
        public Integer createElement(int element) {
            return element;
        }
    }

    @Test
    void generators_are_publishers() {
        keepsTheRules(Published.class, 25);
    }

    @Test
    void generators_with_tasks_of_their_own_are_publishers() {
        keepsTheRules(Buffered.class, 25);
    }

    @Test
    void a_generator_takes_items_as_a_subscriber() {
        keepsTheRules(Subscriber.class, 8);
    }

    /// None is broken; so many were checked. The others ask what does not apply.
    private void keepsTheRules(Class<?> checker, int least) {
        var listener = new TestListenerAdapter();
        var testng = new TestNG(false);
        testng.setOutputDirectory(folder.toString());
        testng.setTestClasses(new Class<?>[] {checker});
        testng.addListener(listener);
        testng.run();
        List<String> broken = new ArrayList<>();
        for (ITestResult result : listener.getFailedTests()) {
            broken.add(result.getName() + ": " + result.getThrowable());
        }
        assertEquals(List.of(), broken);
        int kept = listener.getPassedTests().size();
        assertTrue(kept >= least, "rules checked: " + kept);
    }
}
