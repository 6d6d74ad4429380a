package jawait;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// A publisher's first item, or null when it has none. The subscription ends with the first item, and when this
/// future is cancelled.
final class FirstItem extends CompletableFuture<@Nullable Object> {
    /// A subscription of whatever library.
    private record Link(Action request, Action cancel) {}

    /// Subscribes somebody.
    @FunctionalInterface
    interface Subscribe {
        void accept(Object subscriber) throws Throwable;
    }

    private volatile @Nullable Link link;

    static FirstItem of(Flow.Publisher<?> publisher) {
        var first = new FirstItem();
        publisher.subscribe(first.new Subscriber());
        return first;
    }

    /// Of a publisher that is known by reflection only.
    ///
    /// @param method its `subscribe`, whose one parameter is an interface with the four methods of a subscriber
    static FirstItem of(Subscribe subscribe, Method method) throws Throwable {
        var first = new FirstItem();
        Class<?> type = method.getParameterTypes()[0];
        subscribe.accept(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) ->
                        first.called(proxy, called, arguments == null ? new Object[1] : arguments)));
        return first;
    }

    private @Nullable Object called(Object proxy, Method method, @Nullable Object[] arguments) {
        @Nullable Object argument = arguments[0];
        switch (method.getName()) {
            case "onSubscribe" -> linked(method.getParameterTypes()[0], Objects.requireNonNull(argument));
            case "onNext" -> arrived(argument);
            case "onError" -> completeExceptionally((Throwable) Objects.requireNonNull(argument));
            case "onComplete" -> complete(null);
            case "equals" -> {
                return proxy == argument;
            }
            case "hashCode" -> {
                return hashCode();
            }
            default -> {
                return "jawait.FirstItem";
            }
        }
        return null;
    }

    private void linked(Class<?> type, Object subscription) {
        linked(new Link(
                () -> call(type, "request", subscription, long.class), () -> call(type, "cancel", subscription)));
    }

    private static void call(Class<?> type, String name, Object subscription, Class<?>... parameters) {
        try {
            Object[] arguments = parameters.length == 0 ? new Object[0] : new Object[] {1L};
            Foreign.call(type.getMethod(name, parameters), subscription, arguments);
        } catch (Throwable e) {
            throw Bodies.sneaky(e);
        }
    }

    private void linked(Link subscription) {
        if (link != null) {
            tell(subscription.cancel()); // a second one is against the rules of publishers
            return;
        }
        link = subscription; // before the question: who cancels asks the other way round
        tell(isDone() ? subscription.cancel() : subscription.request());
    }

    private void arrived(@Nullable Object item) {
        complete(item);
        unlink();
    }

    private void unlink() {
        Link there = link;
        if (there != null) {
            tell(there.cancel());
        }
    }

    private static void tell(Action action) {
        Bodies.run(Bodies.of(action, "await"));
    }

    /// Ends the subscription too.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            unlink();
        }
        return cancelled;
    }

    /// The same for publishers of the JDK's kind.
    private final class Subscriber implements Flow.Subscriber<@Nullable Object> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            linked(new Link(() -> subscription.request(1), subscription::cancel));
        }

        @Override
        public void onNext(@Nullable Object item) {
            arrived(item);
        }

        @Override
        public void onError(Throwable error) {
            completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            complete(null);
        }
    }
}
