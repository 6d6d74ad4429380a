package jawait.engine.history;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The user's history. Writing never waits: it happens on a thread of the history's own, in order, and each
/// cell is on the disk when that thread has come to it. What cannot be kept (a full disk, a folder that cannot
/// be written) is logged once, and remembered as long as this process lives. Safe for threads.
///
/// (IPython's `HistoryManager`.)
public final class History implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jawait.engine");
    private static final long CLOSE_SECONDS = 2;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().daemon().name("jawait-history").unstarted(work));
    private final @Nullable Path file;
    private @Nullable Store store; // only touched by the thread
    private boolean failed; // only touched by the thread

    /// The history that this process shares with all others of the user's, kernels and terminals: in the file that
    /// JAWAIT_HISTORY names (`off` for none), else beside the user's other programs' state.
    ///
    /// @param environment gives the value of a variable, or null
    public static History ofUser(Function<String, @Nullable String> environment) {
        var said = environment.apply("JAWAIT_HISTORY");
        if (said != null && !said.isEmpty()) {
            return new History(said.equals("off") ? null : Path.of(said));
        }
        var state = environment.apply("XDG_STATE_HOME");
        var folder = state == null || state.isEmpty() ? home(environment).resolve(".local/state") : Path.of(state);
        return new History(folder.resolve("jawait").resolve("history.sqlite"));
    }

    private static Path home(Function<String, @Nullable String> environment) {
        var home = environment.apply("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /// Nothing is opened before something is asked or kept, or [#open()] is called.
    ///
    /// @param file where it is kept; null for in memory only
    public History(@Nullable Path file) {
        this.file = file;
    }

    /// Begins to open what there is, which takes half a second, and returns at once: consoles give up the history that
    /// they ask for when they connect after a second, and then take its late answer for another.
    public void open() {
        later(store -> {});
    }

    /// The sessions of one process: a notebook has one, and one more for each subshell.
    public final class Session {
        private long number; // only touched by the history's thread; 0 before the first entry

        private Session() {}

        /// Keeps a cell. Returns at once.
        ///
        /// @param output its result as text, or null
        public void add(int line, String input, @Nullable String output) {
            later(store -> store.add(new Entry(number(store), line, input, output)));
        }

        /// The newest `count` cells of all sessions, oldest first; all of them for null.
        public List<Entry> tail(@Nullable Integer count) {
            return ask(store -> store.search("*", count, false));
        }

        /// The newest cells whose input matches, oldest first.
        ///
        /// @param pattern with `*` for anything and `?` for one character
        /// @param count at most so many; null for all
        /// @param unique whether an input that was typed again counts only where it was typed last
        public List<Entry> search(String pattern, @Nullable Integer count, boolean unique) {
            return ask(store -> store.search(pattern, count, unique));
        }

        /// The cells of one session from `start` to before `stop`.
        ///
        /// @param which 0 for this session, -1 for the one before it and so on, else a session's number
        /// @param stop null for no end
        public List<Entry> range(long which, int start, @Nullable Integer stop) {
            return ask(store -> {
                long here = number(store);
                return store.range(which > 0 ? which : here + which, start, stop == null ? Integer.MAX_VALUE : stop);
            });
        }

        private long number(Store store) throws Exception {
            if (number == 0) {
                number = store.begin();
            }
            return number;
        }
    }

    /// What is done with the store, on the thread.
    private interface Work<T extends @Nullable Object> {
        T with(Store store) throws Exception;
    }

    private interface Writing {
        void to(Store store) throws Exception;
    }

    /// A session of its own, with its own number as soon as it has an entry.
    public Session session() {
        return new Session();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged
    private void later(Writing work) {
        if (!thread.isShutdown()) {
            thread.submit(() -> guarded(store -> {
                work.to(store);
                return true;
            }));
        }
    }

    private List<Entry> ask(Work<List<Entry>> work) {
        try {
            var found =
                    CompletableFuture.supplyAsync(() -> guarded(work), thread).get();
            return found == null ? List.of() : found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private <T> @Nullable T guarded(Work<T> work) {
        try {
            return work.with(store());
        } catch (Exception first) {
            if (store != null && store.isInMemory()) {
                throw new IllegalStateException("the history fails in memory too", first);
            }
            LOG.log(
                    failed ? Level.DEBUG : Level.WARNING,
                    "the history cannot be kept in " + file + " and lasts only until this process ends: "
                            + first.getMessage());
            failed = true;
            return quietly(() -> {
                store = Store.inMemory();
                return work.with(store);
            });
        }
    }

    private Store store() throws Exception {
        var opened = store;
        if (opened == null) {
            opened = file == null ? Store.inMemory() : Store.open(file);
            store = opened;
        }
        return opened;
    }

    private static <T> @Nullable T quietly(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the history is lost", e);
            return null;
        }
    }

    /// Writes what is still to be written, for two seconds at most, and closes the file.
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged
    public void close() {
        thread.submit(() -> quietly(() -> {
            if (store != null) {
                store.close();
            }
            return true;
        }));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "the last cells may be missing from the history");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
