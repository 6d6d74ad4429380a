package jawait.display;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// For front ends: the open comms, and what their clients do with them.
///
/// Each `opened`, `received` and `closed` runs the user's handler on the calling thread, which must be one that user
/// code may block; the front end sees to it that those of one comm come one after the other. A `cause` is handed to
/// [Screen#comm] with all that the handler sends, so that answers can name the message that they answer.
public final class Comms {
    private static final ScopedValue<Object> CAUSE = ScopedValue.newInstance();
    private static final Map<String, Comm> OPEN = new ConcurrentHashMap<>();
    private static final Map<String, Served> TARGETS = new ConcurrentHashMap<>();

    /// @param origin who serves; what the opener does is theirs
    private record Served(@Nullable Origin origin, BiConsumer<Comm, CommMessage> opener) {}

    /// What is served without anybody's asking for it.
    private static final Map<String, Served> OURS = Map.of(
            WidgetStates.TARGET, new Served(null, (comm, first) -> WidgetStates.serve(comm)),
            TaskBoard.TARGET, new Served(null, TaskBoard::serve));

    private Comms() {}

    /// The client has opened a comm.
    ///
    /// @return false when nobody serves the target, or the opener closed the comm at once
    public static boolean opened(String id, String target, CommMessage first, Object cause) {
        Served served = serving(target);
        if (served == null) {
            return false;
        }
        var comm = new Comm(id, target);
        comm.owner = served.origin;
        add(comm);
        try {
            ScopedValue.where(CAUSE, cause).run(() -> served.opener.accept(comm, first));
        } catch (Throwable e) {
            comm.end();
            throw e;
        }
        return comm.isOpen();
    }

    /// The client has sent a message; one for a comm that is not open is ignored.
    public static void received(String id, CommMessage message, Object cause) {
        Comm comm = OPEN.get(id);
        if (comm != null) {
            ScopedValue.where(CAUSE, cause).run(() -> comm.received(message));
        }
    }

    /// The client has closed a comm.
    public static void closed(String id, CommMessage message, Object cause) {
        Comm comm = OPEN.get(id);
        if (comm != null) {
            ScopedValue.where(CAUSE, cause).run(() -> comm.closed(message));
        }
    }

    /// Who gave the handlers of a comm, or serves its target; null when nobody knows.
    public static @Nullable Origin owner(String id, String target) {
        Comm comm = OPEN.get(id);
        Served served = serving(target);
        return comm != null ? comm.owner : served != null ? served.origin : null;
    }

    private static @Nullable Served serving(String target) {
        Served users = TARGETS.get(target);
        return users == null ? OURS.get(target) : users;
    }

    /// Forgets all comms and targets: the session has ended.
    static void forget() {
        OPEN.values().forEach(Comm::end);
        TARGETS.clear();
    }

    static void serve(String target, Comm.Opener opener) {
        BiConsumer<Comm, CommMessage> plain = (comm, first) -> {
            try {
                opener.opened(comm, first);
            } catch (Exception e) {
                throw Asking.<RuntimeException>sneaky(e);
            }
        };
        TARGETS.put(target, new Served(Origin.current(), Origin.carry(plain)));
    }

    static void add(Comm comm) {
        OPEN.put(comm.id(), comm);
    }

    static void remove(Comm comm) {
        OPEN.remove(comm.id(), comm);
    }

    static List<Comm> all() {
        return List.copyOf(OPEN.values());
    }

    static void tell(CommEvent event) {
        Objects.requireNonNull(event.message(), "the message is null");
        Screen host = Display.screen();
        if (host != null) {
            host.comm(Origin.current(), CAUSE.orElse(Comms.class), event);
        }
    }
}
