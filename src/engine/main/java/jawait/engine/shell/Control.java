package jawait.engine.shell;

import java.lang.constant.ClassDesc;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jawait.agent.Agent;
import jawait.runtime.WeaveShims;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/// JShell's hands in this process: it loads woven classes, swaps method bodies in place, and runs nothing.
///
/// `invoke` only records the method, because a running `eval` would suspend JShell's class index for its
/// whole length and hide the real exception; the cell's task runs what was recorded after `eval` has
/// returned (decision 3). Called on the shell's thread only.
final class Control implements ExecutionControl {
    private static final System.Logger LOG = System.getLogger("jawait.engine");

    private final SnippetLoader loader;
    private final Weaver weaver;
    private final Forwarding forwarding = new Forwarding();
    private List<Method> recorded = new ArrayList<>();
    private @Nullable Throwable failure;
    private boolean knownPath;

    Control(SnippetLoader loader) {
        this.loader = loader;
        this.weaver = new Weaver(loader);
    }

    /// The methods that evaluations since the last call want run, in order.
    List<Method> take() {
        var taken = recorded;
        recorded = new ArrayList<>();
        return taken;
    }

    /// What went wrong since the last call, which JShell keeps to itself; else null.
    @Nullable
    Throwable takeFailure() {
        var taken = failure;
        failure = null;
        return taken;
    }

    Optional<byte[]> plain(String name) {
        return weaver.find(name);
    }

    @Override
    public void load(ClassBytecodes[] compiled) throws ClassInstallException {
        var installed = new boolean[compiled.length];
        learn(compiled);
        var classes = weaver.asserted(compiled);
        learn(classes);
        try {
            for (var each : classes) {
                loader.announce(each.name(), woven(each));
            }
            for (int i = 0; i < classes.length; i++) {
                loadUnlessItsFamilyFollows(classes[i].name());
                installed[i] = true;
                forward(classes[i]);
            }
        } catch (LinkageError | ClassNotFoundException e) {
            failure = e;
            throw new ClassInstallException("load: " + e, installed);
        }
    }

    private void learn(ClassBytecodes[] classes) {
        for (var each : classes) {
            weaver.learn(each.name(), each.bytecodes());
        }
    }

    /// JShell loads what is new before it swaps what has changed: a class that only the next version of its sealed type
    /// permits. The swap fails, both get new classes, and this one is never needed.
    private void loadUnlessItsFamilyFollows(String name) throws ClassNotFoundException {
        try {
            loader.loadClass(name);
        } catch (IncompatibleClassChangeError e) {
            if (!String.valueOf(e.getMessage()).contains("permitted subclass")) {
                throw e;
            }
        }
    }

    /// {@inheritDoc} Any Throwable at all means that the class cannot be swapped; JShell then makes a new one in
    /// its place.
    @Override
    public void redefine(ClassBytecodes[] compiled) throws ClassInstallException {
        try {
            var classes = weaver.asserted(compiled);
            Instrumentation jvm = Agent.instrumentation();
            if (jvm == null) {
                throw new UnsupportedOperationException("this JVM was started without the jawait agent");
            }
            var edits = new ArrayList<Lambdas.Edit>();
            var definitions = new ArrayList<ClassDefinition>();
            for (var each : classes) {
                Class<?> loaded = loader.loadClass(each.name());
                byte[] before = weaver.plain(each.name());
                if (WeaveShims.isBroken(loaded) || !weaver.sameInitialiser(before, each.bytecodes())) {
                    throw new UnsupportedOperationException("the static initialiser must run anew");
                }
                var edit = weaver.edit(loaded, each.bytecodes());
                edits.add(edit);
                edit.added().forEach((type, bytes) -> loader.announce(Weaver.nameOf(type), woven(type, bytes)));
                for (var version : edit.versions().entrySet()) {
                    Class<?> target = loader.loadClass(Weaver.nameOf(version.getKey()));
                    definitions.add(new ClassDefinition(target, woven(version.getKey(), version.getValue())));
                }
            }
            jvm.redefineClasses(definitions.toArray(ClassDefinition[]::new));
            edits.forEach(weaver::made);
            learn(classes);
            definitions.forEach(
                    each -> loader.redefined(each.getDefinitionClass().getName(), each.getDefinitionClassFile()));
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.DEBUG, "not swapped, replaced instead: {0}", e);
            throw new ClassInstallException("redefine: " + e, new boolean[compiled.length]);
        }
    }

    /// An edit that could not be swapped in takes effect all the same where the class before is still called.
    private void forward(ClassBytecodes now) {
        Instrumentation jvm = Agent.instrumentation();
        var before = forwarding.replacedBy(now.name());
        if (jvm == null || before.isEmpty()) {
            return;
        }
        try {
            var bytes = Forwarding.forwarded(weaver.plain(before.get()), now.bytecodes());
            if (bytes.isPresent()) {
                byte[] stoppable = woven(before.get(), bytes.get());
                jvm.redefineClasses(new ClassDefinition(loader.loadClass(before.get()), stoppable));
                loader.redefined(before.get(), stoppable);
            }
        } catch (Exception | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "what runs goes on with the earlier method: {0}", e);
        }
    }

    private byte[] woven(ClassDesc type, byte[] plain) {
        return woven(Weaver.nameOf(type), plain);
    }

    private byte[] woven(ClassBytecodes plain) {
        return woven(plain.name(), plain.bytecodes());
    }

    private byte[] woven(String name, byte[] plain) {
        try {
            return weaver.weave(plain);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "class " + name + " runs without stop checks", e);
            return plain;
        }
    }

    @Override
    public String invoke(String className, String methodName) throws InternalException {
        try {
            Method method = loader.loadClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
            recorded.add(method);
            return "";
        } catch (ReflectiveOperationException | LinkageError e) {
            failure = e;
            throw new InternalException("cannot find " + className + "." + methodName + ": " + e);
        }
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    /// The next path that is added is there already.
    void expectKnownPath() {
        knownPath = true;
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        if (knownPath) {
            knownPath = false;
            return;
        }
        try {
            for (String each : path.split(java.io.File.pathSeparator, 0)) {
                loader.addPath(Path.of(each));
            }
        } catch (MalformedURLException e) {
            throw new InternalException("cannot add " + path + " to the class path: " + e);
        }
    }

    /// Nothing to stop: user code never runs in here.
    @Override
    public void stop() {}

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {}
}
