package jawait.kernel.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.Stream;
import jawait.kernel.wire.ToClient;
import org.jspecify.annotations.Nullable;

/// What waits to be published: text gathered into few messages, everything in order within one parent, nothing dropped.
///
/// Bounded: a writer waits while the box is full. Messages of the kernel itself never wait. No socket in here, only a
/// lock, so that user threads may come in, interrupted or not.
final class Outbox {
    /// Text of one parent is sent when it is this old,
    static final long OLDEST_NANOS = 50_000_000;
    /// but an unfinished line that looks like a prompt only when it is this old: the next statement, which asks, may
    /// have to be compiled first,
    static final long PROMPT_NANOS = 1_000_000_000;
    /// or this long, in chars.
    static final int LONGEST = 65_536;

    /// One message to publish.
    ///
    /// @param weight how many chars it holds, about
    record Entry(Header parent, ToClient what, long weight) {}

    /// @param heldBack whether this is a line that has waited for its question already
    private record Pending(String stream, StringBuilder text, long due, boolean heldBack) {
        /// Where the prompt at its end begins; its end when there is none.
        int prompt() {
            int start = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1;
            boolean asks = !heldBack
                    && stream.equals(STDOUT)
                    && text.length() - start <= UnfinishedLines.LONGEST
                    && PROMPT.matcher(text).region(start, text.length()).matches();
            return asks ? start : text.length();
        }
    }

    private static final String STDOUT = "stdout";
    private static final Pattern PROMPT = Pattern.compile(".*[:?>]\\s*");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Entry> ready = new ArrayDeque<>();
    private final Map<Header, Pending> gathering = new LinkedHashMap<>();
    private final UnfinishedLines unfinished = new UnfinishedLines();
    private final long capacity;
    private final LongSupplier clock;
    private final Runnable wake;
    private long held;
    private boolean closed;

    /// An empty box.
    ///
    /// @param capacity chars that may wait
    /// @param clock the nanoseconds now
    /// @param wake called when the sender has something new to look at
    Outbox(long capacity, LongSupplier clock, Runnable wake) {
        this.capacity = capacity;
        this.clock = clock;
        this.wake = wake;
    }

    /// Adds text, and waits for room first. An interrupted writer gets through at once, keeping its interrupt.
    void print(Header parent, String stream, String text) {
        for (int from = 0; from < text.length(); ) {
            int to = cut(text, from);
            append(parent, stream, text.substring(from, to));
            from = to;
        }
    }

    /// Adds a message of user code, and waits for room first.
    void show(Header parent, ToClient what, long weight) {
        lock.lock();
        try {
            awaitRoom();
            add(new Entry(parent, what, weight));
        } finally {
            lock.unlock();
        }
        wake.run();
    }

    /// Adds a message of the kernel's own; never waits.
    void post(Header parent, ToClient what) {
        lock.lock();
        try {
            add(new Entry(parent, what, 0));
        } finally {
            lock.unlock();
        }
        wake.run();
    }

    /// Makes the text of one parent due.
    void flushNow(Header parent) {
        lock.lock();
        try {
            flush(parent);
        } finally {
            lock.unlock();
        }
        wake.run();
    }

    /// See [IoPubSocket#takePrompt].
    String takePrompt(Header parent) {
        lock.lock();
        try {
            var line = unfinished.take(parent);
            var pending = gathering.get(parent);
            if (pending != null
                    && pending.stream.equals(STDOUT)
                    && pending.text.toString().endsWith(line)) {
                pending.text.setLength(pending.text.length() - line.length());
                held -= line.length();
            }
            return line;
        } finally {
            lock.unlock();
        }
    }

    /// The next message that is due, or null. It stays counted until [#sent(Entry)].
    @Nullable
    Entry poll() {
        lock.lock();
        try {
            if (ready.isEmpty()) {
                flushOld(clock.getAsLong());
            }
            return ready.poll();
        } finally {
            lock.unlock();
        }
    }

    /// Gives the room of a sent message back.
    void sent(Entry entry) {
        lock.lock();
        try {
            held -= entry.weight;
            if (held < capacity) {
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Nanoseconds until something is due: 0 for now, [Long#MAX_VALUE] for nothing there.
    long nanosToNext() {
        lock.lock();
        try {
            return ready.isEmpty() ? remaining(clock.getAsLong()) : 0;
        } finally {
            lock.unlock();
        }
    }

    /// Makes everything due, and lets all writers through from now on.
    void close() {
        lock.lock();
        try {
            closed = true;
            while (!gathering.isEmpty()) {
                flush(gathering.keySet().iterator().next());
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
        wake.run();
    }

    private void append(Header parent, String stream, String text) {
        boolean news;
        lock.lock();
        try {
            awaitRoom();
            held += text.length();
            news = gather(parent, stream, text);
            var pending = Objects.requireNonNull(gathering.get(parent));
            pending.text.append(text);
            if (stream.equals(STDOUT)) {
                unfinished.printed(parent, text);
            }
            if (closed || pending.text.length() >= LONGEST) {
                flush(parent);
                news = true;
            }
        } finally {
            lock.unlock();
        }
        if (news) {
            wake.run();
        }
    }

    /// Makes a place for text where none is.
    ///
    /// @return whether something is due earlier than before
    private boolean gather(Header parent, String stream, String text) {
        var pending = gathering.get(parent);
        if (pending != null && !pending.stream.equals(stream)) {
            flush(parent);
            pending = null;
        }
        long due = clock.getAsLong() + OLDEST_NANOS;
        if (pending == null) {
            gathering.put(parent, new Pending(stream, new StringBuilder(), due, false));
        } else if (pending.heldBack && text.contains("\n")) { // it was no prompt
            gathering.put(parent, new Pending(stream, pending.text, Math.min(pending.due, due), false));
        } else {
            return false;
        }
        return true;
    }

    private void add(Entry entry) {
        flush(entry.parent);
        held += entry.weight;
        ready.add(entry);
    }

    private void flushOld(long now) {
        var old = gathering.entrySet().stream()
                .filter(each -> each.getValue().due <= now)
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(this::flushButPrompt);
    }

    private void flushButPrompt(Header parent) {
        var pending = Objects.requireNonNull(gathering.get(parent));
        int start = pending.prompt();
        var line = pending.text.substring(start);
        pending.text.setLength(start);
        flush(parent);
        if (!line.isEmpty()) {
            long due = pending.due - OLDEST_NANOS + PROMPT_NANOS;
            gathering.put(parent, new Pending(STDOUT, new StringBuilder(line), due, true));
        }
    }

    private void flush(Header parent) {
        var pending = gathering.remove(parent);
        if (pending != null && !pending.text.isEmpty()) {
            ready.add(new Entry(parent, new Stream(pending.stream, pending.text.toString()), pending.text.length()));
        }
    }

    private void awaitRoom() {
        boolean interrupted = false;
        while (held >= capacity && !closed && !interrupted) {
            try {
                room.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long remaining(long now) {
        return gathering.values().stream()
                .mapToLong(each -> Math.max(0, each.due - now))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static int cut(String text, int from) {
        int to = Math.min(text.length(), from + LONGEST);
        return to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }
}
