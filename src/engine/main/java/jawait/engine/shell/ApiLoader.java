package jawait.engine.shell;

import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What user code sees of this process: the JDK and the preloaded `jawait` packages, the very classes the engine
/// uses, and nothing else.
///
/// The kernel's own libraries (Jackson, JeroMQ) stay invisible, so that a cell may bring its own versions of them
/// (decision 9).
final class ApiLoader extends ClassLoader {
    private static final Set<String> API =
            Set.of("jawait", "jawait.runtime", "jawait.spi", "jawait.display", "jawait.display.spi");

    private final ClassLoader host;
    private final Map<String, Module> jdk = new HashMap<>();

    ApiLoader(ClassLoader host) {
        super("jawait-api", ClassLoader.getPlatformClassLoader());
        this.host = host;
        for (Module module : ModuleLayer.boot().modules()) {
            if (module.getName().startsWith("jdk.") || module.getName().startsWith("java.")) {
                module.getPackages().forEach(name -> jdk.put(name, module));
            }
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String inPackage = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (API.contains(inPackage) || jdk.containsKey(inPackage)) {
            return host.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        String inPackage = name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
        return name.endsWith(".class") && API.contains(inPackage) ? host.getResource(name) : null;
    }
}
