package jawait.display;

import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import jawait.display.spi.Renderers;
import org.jspecify.annotations.Nullable;

/// The renderers that libraries bring along. A class loader that has got more jars since is asked again.
final class Libraries {
    private static final System.Logger LOG = System.getLogger("jawait");
    private static final Registry NONE = new Registry();

    private static volatile @Nullable Found last;

    private record Found(WeakReference<ClassLoader> loader, int jars, Registry registry) {}

    private Libraries() {}

    /// What the libraries of the running cell know.
    static Registry here() {
        var loader = Thread.currentThread().getContextClassLoader();
        if (loader == null) {
            return NONE;
        }
        int jars = loader instanceof URLClassLoader urls ? urls.getURLs().length : 0;
        var known = last;
        if (known == null || known.loader.get() != loader || known.jars != jars) {
            known = new Found(new WeakReference<>(loader), jars, load(loader));
            last = known;
        }
        return known.registry;
    }

    static void forget() {
        last = null;
    }

    private static Registry load(ClassLoader loader) {
        var registry = new Registry();
        var each = ServiceLoader.load(Renderers.class, loader).iterator();
        while (true) {
            try {
                if (!each.hasNext()) {
                    return registry;
                }
                each.next().register(registry);
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                LOG.log(System.Logger.Level.WARNING, "a library's renderers could not be loaded: " + e, e);
            }
        }
    }
}
