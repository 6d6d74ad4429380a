package jawait.engine.shell;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import jawait.engine.source.CompilerFiles;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// The one JShell and the one thread that may touch it (decision 7: the lock around `eval`, analysis, drop
/// and class path).
///
/// Work is queued and takes at most the compilation of one snippet each, so a completion waits for no
/// running cell. The thread is a platform thread that nobody interrupts (an interrupted javac would close
/// the JDK's own file systems) with a stack for deep sources.
public final class Shell implements AutoCloseable {
    private static final long STACK = 16L << 20;

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final SnippetLoader loader;
    private final Control control;
    private final CompletableFuture<JShell> opened = new CompletableFuture<>();
    private final List<Path> classPath;
    private final List<Path> added = new CopyOnWriteArrayList<>();
    private @Nullable JShell reopened;
    private final Thread thread;
    private volatile boolean closed;

    /// Opens the shell; it starts behind the call, and work handed in meanwhile waits for it.
    ///
    /// @param classPath what cells compile against besides the JDK
    /// @param host the loader that has the preloaded classes
    public Shell(List<Path> classPath, ClassLoader host) {
        this.classPath = List.copyOf(classPath);
        loader = new SnippetLoader(new ApiLoader(host));
        control = new Control(loader);
        thread = Thread.ofPlatform()
                .name("jawait-shell")
                .daemon()
                .stackSize(STACK)
                .unstarted(this::serve);
        thread.setContextClassLoader(loader);
        thread.start();
    }

    /// The loader of cells' classes: the context class loader of every cell and task.
    public ClassLoader loader() {
        return loader;
    }

    /// What cells compile against besides the JDK.
    public List<Path> classPath() {
        var all = new ArrayList<>(classPath);
        all.addAll(added);
        return List.copyOf(all);
    }

    /// Runs `action` on the shell's thread, after what was handed in before.
    public <T> CompletableFuture<T> call(Callable<? extends T> action) {
        var result = new CompletableFuture<T>();
        work.add(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        if (closed) {
            result.completeExceptionally(new IllegalStateException("the session is closed"));
        }
        return result;
    }

    /// Compiles one snippet and loads its classes; what is to be run is in [#take]. On the shell's thread only.
    public List<SnippetEvent> eval(String code) {
        return jshell().eval(code);
    }

    /// The methods that evaluations since the last call want run, in order. On the shell's thread only.
    public List<Method> take() {
        return control.take();
    }

    /// Why classes could not be loaded since the last call, or null. On the shell's thread only.
    public @Nullable Throwable takeFailure() {
        return control.takeFailure();
    }

    /// The bytes of a class of cells as the compiler made them; empty for any other. On the shell's thread only.
    public Optional<byte[]> plain(String className) {
        return control.plain(className);
    }

    /// Where a variable's value is. On the shell's thread only.
    ///
    /// @throws IllegalStateException for a variable that is not defined
    public Field field(VarSnippet variable) {
        try {
            var holder = loader.loadClass(analysis().wrapper(variable).fullClassName());
            var field = holder.getDeclaredField(variable.name());
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the variable " + variable.name() + " has no field", e);
        }
    }

    /// The value that a variable holds, within an optional that is empty when it cannot be read. Runs no code of the
    /// user's. On the shell's thread only.
    public Optional<@Nullable Object> valueOf(VarSnippet variable) {
        try {
            var holder = loader.loadClass(analysis().wrapper(variable).fullClassName());
            var field = holder.getDeclaredField(variable.name());
            field.setAccessible(true);
            return Optional.ofNullable(field.get(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /// What the session's variables hold, those of expressions (`$1`) apart. On the shell's thread only.
    public List<Object> values() {
        var values = new ArrayList<Object>();
        jshell().variables()
                .filter(each -> jshell().status(each) == Snippet.Status.VALID
                        && each.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .forEach(variable -> {
                    try {
                        Object value = field(variable).get(null);
                        if (value != null) {
                            values.add(value);
                        }
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException("a variable's field was made accessible", e);
                    }
                });
        return values;
    }

    /// JShell itself. On the shell's thread only.
    public JShell jshell() {
        return reopened == null ? opened.join() : reopened;
    }

    /// From now on cells compile against these jars and folders, and load from them. On the shell's thread only.
    public void add(List<Path> entries) {
        added.addAll(entries);
        addTo(jshell(), entries);
    }

    private static void addTo(JShell jshell, List<Path> entries) {
        if (!entries.isEmpty()) {
            jshell.addToClasspath(joined(entries));
        }
    }

    /// Has the next snippets compiled by a compiler of their own. JShell uses one again and again, and what no class
    /// file can hold stays in it: every later snippet would have too many constants as well. On the shell's thread
    /// only.
    public void renewCompiler() {
        control.expectKnownPath();
        jshell().addToClasspath(joined(classPath));
    }

    /// Whether no code of a cell has been loaded yet.
    public boolean untouched() {
        return !loader.hasClasses();
    }

    /// Begins anew with these options for the compiler; what was added to the class path stays. Declarations are
    /// gone, so only as long as the shell is [#untouched] this is sound. On the shell's thread only.
    ///
    /// @param prelude the code that the session begins with
    /// @throws IllegalArgumentException when the compiler refuses an option; then all is as before
    public void reopen(List<String> options, String prelude) {
        JShell before = jshell();
        JShell next = build(options);
        addTo(next, added);
        next.eval(prelude);
        reopened = next;
        before.close();
    }

    /// JShell's analysis. On the shell's thread only.
    public SourceCodeAnalysis analysis() {
        return jshell().sourceCodeAnalysis();
    }

    private void serve() {
        try {
            opened.complete(build(List.of()));
        } catch (Throwable e) {
            opened.completeExceptionally(e);
        }
        while (!closed) {
            try {
                work.take().run();
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
        }
        if (!opened.isCompletedExceptionally()) {
            jshell().close();
        }
        var left = new ArrayList<Runnable>();
        work.drainTo(left);
        left.forEach(Runnable::run);
    }

    private JShell build(List<String> options) {
        var all = new ArrayList<>(List.of("-g", "--class-path", joined(classPath)));
        all.addAll(options);
        return JShell.builder()
                .executionEngine(new Provider(control), Map.of())
                .fileManager(files -> new CompilerFiles(files, added))
                .compilerOptions(all.toArray(String[]::new))
                .build();
    }

    private static String joined(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        work.add(() -> closed = true);
    }

    private record Provider(Control control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "jawait";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }
}
