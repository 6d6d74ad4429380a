package jawait;

import static jawait.Async.task;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final long MILLIS = 3000;

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

        @Override
        @org.testng.annotations.Test
        public void required_spec313_cancelMustMakeThePublisherEventuallyDropAllReferencesToTheSubscriber() {
            forgets(createFlowPublisher(3));
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

        @Override
        @org.testng.annotations.Test
        public void required_spec313_cancelMustMakeThePublisherEventuallyDropAllReferencesToTheSubscriber() {
            forgets(createFlowPublisher(3));
        }
    }

    /// Expects what a checker of theirs does, which collects once and looks for a tenth of a second.
    private static void forgets(Flow.Publisher<Integer> publisher) {
        var subscriber = new WeakReference<>(cancelled(publisher));
        until(() -> {
            System.gc();
            return subscriber.refersTo(null);
        });
        Reference.reachabilityFence(publisher);
    }

    /// A subscriber that has had an item, and wants no more.
    private static Flow.Subscriber<Integer> cancelled(Flow.Publisher<Integer> publisher) {
        var had = new AtomicBoolean();
        var subscriber = new Flow.Subscriber<Integer>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(1);
            }

            @Override
            public void onNext(Integer item) {
                subscription.cancel();
                had.set(true);
            }

            @Override
            public void onError(Throwable error) {
                throw new AssertionError(error);
            }

            @Override
            public void onComplete() {}
        };
        publisher.subscribe(subscriber);
        until(had::get);
        return subscriber;
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
