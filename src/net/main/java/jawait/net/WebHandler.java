package jawait.net;

import org.jspecify.annotations.Nullable;

/// Answers a request: `request -> users.get(request.path("id", int.class))`.
///
/// What it returns becomes the answer, as [Reply] says; null is an empty one. What it throws becomes one
/// too, as [Web] says. It runs on a virtual thread of its own, as a task that stopping the server cancels:
/// it may block.
@FunctionalInterface
public interface WebHandler {
    /// Answers.
    ///
    /// @throws Exception whatever it throws
    @Nullable
    Object handle(WebRequest request) throws Exception;

    /// Answers a request whose body has been read: `(user, request) -> users.save(user)`.
    ///
    /// @param <B> what the body is read as
    @FunctionalInterface
    interface WithBody<B> {
        /// Answers.
        ///
        /// @throws Exception whatever it throws
        @Nullable
        Object handle(B body, WebRequest request) throws Exception;
    }

    /// Answers instead of a handler that has thrown: `(e, request) ->
    /// Reply.status(409).body(e.getMessage())`.
    ///
    /// @param <X> what was thrown
    @FunctionalInterface
    interface OfError<X extends Throwable> {
        /// Answers.
        ///
        /// @throws Exception whatever it throws; that counts instead
        @Nullable
        Object handle(X error, WebRequest request) throws Exception;
    }

    /// Looks at an answer before it is sent, and gives it or another: `(request, reply) ->
    /// reply.header("X-By", "us")`.
    @FunctionalInterface
    interface After {
        /// The answer to send.
        ///
        /// @throws Exception whatever it throws; that becomes the answer
        Reply handle(WebRequest request, Reply reply) throws Exception;
    }
}
