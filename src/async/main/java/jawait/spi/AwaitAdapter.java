package jawait.spi;

import java.util.concurrent.CompletionStage;

/// Teaches [jawait.Coroutine#from(Object)] to await the objects of another library.
///
/// Implementations are found by [java.util.ServiceLoader], through the context class loader, the loader of the
/// object's class, and the one of jawait; they have a public constructor without parameters. They come before what
/// jawait knows by itself: methods named `toCompletionStage`, `toFuture` and the like, and publishers. Of several
/// that accept a class the first found is taken, once and for all. The idea is Groovy's `AwaitableAdapter`.
///
/// ```java
/// record Promise(CompletableFuture<String> inside) {}
///
/// class PromiseAdapter implements jawait.spi.AwaitAdapter {
///     public boolean accepts(Class<?> type) {
///         return type == Promise.class;
///     }
///
///     public CompletionStage<?> begin(Object promise) {
///         return ((Promise) promise).inside().copy(); // a copy: cancelling it leaves the promise as it is
///     }
/// }
///
/// var promise = new Promise(CompletableFuture.completedFuture("kept"));
/// Object kept = await(new PromiseAdapter().begin(promise)); // kept
/// ```
public interface AwaitAdapter {
    /// Whether this adapter knows how to await objects of that class. Asked once per class, so the answer must not
    /// depend on anything else.
    boolean accepts(Class<?> type);

    /// Begins to wait for `source`, say by subscribing to it, and returns at once.
    ///
    /// The stage ends as `source` does, with the very exception that `source` fails with. When the awaiting task is
    /// cancelled or times out, the stage's `toCompletableFuture()` is cancelled: that is the moment to end the
    /// subscription. An exception thrown from here, or null, becomes an `IllegalStateException` that names the
    /// adapter.
    ///
    /// @param source an object of a class that was accepted
    CompletionStage<?> begin(Object source);
}
