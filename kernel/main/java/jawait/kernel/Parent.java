package jawait.kernel;

import jawait.kernel.wire.Header;
import jawait.kernel.wire.Message;

/// The request that output belongs to and that questions go to: the key of every origin that this kernel hands out.
final class Parent {
    private final Notebook home;
    private final Message request;
    private final boolean asks;
    private final Payloads payloads = new Payloads();
    private final Object lock = new Object();
    private long printed;
    private boolean cut;
    private volatile boolean ended;

    /// @param home whose request it is
    /// @param asks whether the client can be asked; one that cannot is a program rather than a person
    Parent(Notebook home, Message request, boolean asks) {
        this.home = home;
        this.request = request;
        this.asks = asks;
    }

    Notebook home() {
        return home;
    }

    Message request() {
        return request;
    }

    Header header() {
        return request.header();
    }

    boolean asks() {
        return asks;
    }

    /// What its reply is to take along.
    Payloads payloads() {
        return payloads;
    }

    /// The cell has its reply; what comes now is late.
    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    /// What of a text fits under the limit. The write that reaches the limit goes through, but not far beyond it: a
    /// line is shown whole, a runaway string is not.
    ///
    /// @param limit in characters
    Allowed allow(String text, long limit) {
        synchronized (lock) {
            long most = printed >= limit ? 0 : limit > Long.MAX_VALUE / 2 ? limit : 2 * limit - printed;
            int length = (int) Math.min(text.length(), most);
            boolean first = length < text.length() && !cut;
            cut |= first;
            printed += length;
            return new Allowed(text.substring(0, length), first);
        }
    }

    /// @param text what may be printed
    /// @param cutFirst whether this is the first text of the cell's that is cut
    record Allowed(String text, boolean cutFirst) {}
}
