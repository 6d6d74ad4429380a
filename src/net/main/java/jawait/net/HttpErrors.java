package jawait.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// What the JDK's client says, as an exception of the type that people catch, naming the call. The JDK's
/// own is the cause, where it says more.
final class HttpErrors {
    private static final String HEAD_LIMIT = "Header size too big";

    private HttpErrors() {}

    /// What the JDK's parsers throw at an answer that they cannot read, as an error of the protocol.
    static Throwable understood(Throwable e) {
        Throwable error = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        Optional<HttpOutgoing.Failure> ours = find(error, HttpOutgoing.Failure.class);
        if (ours.isPresent()) {
            return ours.get();
        }
        return error instanceof RuntimeException && !(error instanceof CancellationException)
                ? protocol("the answer makes no sense: " + words(error), error)
                : error;
    }

    /// An error before the headers had come.
    static IOException answer(String label, URI uri, IOException e) {
        if (e instanceof HttpTimeoutException) {
            return e;
        }
        if (e instanceof HttpOutgoing.Failure) {
            return with(new IOException(label + ": " + e.getMessage()), e.getCause());
        }
        if (has(e, UnresolvedAddressException.class) || has(e, UnknownHostException.class)) {
            return with(new UnknownHostException(label + ": there is no host named " + uri.getHost()), e);
        }
        if (e instanceof ConnectException) {
            String why = words(e).toLowerCase(Locale.ROOT).contains("refused") || words(e).isEmpty()
                    ? "connection refused: nothing listens at "
                    : words(e) + ": could not connect to ";
            return with(new ConnectException(label + ": " + why + uri.getRawAuthority()), e);
        }
        var tls = find(e, SSLException.class);
        if (tls.isPresent()) {
            String message = label + ": no secure connection to " + uri.getRawAuthority() + ": " + words(tls.get());
            return with(
                    tls.get() instanceof SSLHandshakeException
                            ? new SSLHandshakeException(message)
                            : new SSLException(message),
                    e);
        }
        if (isEnd(e)) {
            String what = words(e).startsWith("parsing ")
                    ? ", and what it had sent was no complete answer: " + words(e)
                    : " without an answer";
            return with(new ProtocolException(label + ": the server closed the connection" + what), e);
        }
        return other(label, "", e);
    }

    /// An error in the middle of the body.
    static IOException body(String label, long received, IOException e) {
        if (e instanceof HttpTimeoutException) {
            return e;
        }
        String where = "the body broke off after " + HttpTimes.bytes(received);
        return isEnd(e) || words(e).contains("content-length") || words(e).contains("chunk")
                ? with(new ProtocolException(label + ": " + where + ": " + words(e)), e)
                : other(label, where + ": ", e);
    }

    private static IOException other(String label, String where, IOException e) {
        Throwable inner =
                find(e, SocketException.class).map(Throwable.class::cast).orElse(e);
        String message = label + ": " + where
                + (words(inner).isEmpty() ? inner.getClass().getSimpleName() : words(inner))
                + (words(e).startsWith(HEAD_LIMIT) ? "; the JVM's -Djdk.http.maxHeaderSize=… allows more" : "");
        if (has(e, ProtocolException.class)) {
            return with(new ProtocolException(message), e);
        }
        return with(has(e, SocketException.class) ? new SocketException(message) : new IOException(message), e);
    }

    /// An answer that cannot be made sense of.
    static ProtocolException protocol(String message, @Nullable Throwable cause) {
        return with(new ProtocolException(message), cause);
    }

    private static boolean isEnd(IOException e) {
        return has(e, EOFException.class) || has(e, ClosedChannelException.class);
    }

    private static <E extends IOException> E with(E error, @Nullable Throwable cause) {
        Throwable worth = Causes.worthSaying(cause, String.valueOf(error.getMessage()));
        if (worth != null) {
            error.initCause(worth);
        }
        return error;
    }

    /// The first message among the causes.
    private static String words(Throwable e) {
        return Causes.chain(e)
                .flatMap(each -> Stream.ofNullable(each.getMessage()))
                .filter(message -> !message.isBlank())
                .findFirst()
                .map(message -> message.replaceFirst("^(?:[a-z]+\\.)+[A-Z]\\w*: ", ""))
                .orElse("");
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        return find(e, type).isPresent();
    }

    private static <E extends Throwable> Optional<E> find(Throwable e, Class<E> type) {
        return Causes.chain(e).filter(type::isInstance).map(type::cast).findFirst();
    }
}
