package jawait.engine.shell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Defines the classes that JShell makes of snippets, beside the jars that the user asked for.
final class SnippetLoader extends URLClassLoader {
    private final Map<String, byte[]> woven = new ConcurrentHashMap<>();

    SnippetLoader(ClassLoader parent) {
        super("snippets", new URL[0], parent);
    }

    /// Tells of a class before it is loaded: classes of a batch may need each other, in any order.
    void announce(String name, byte[] bytes) {
        woven.put(name, bytes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = woven.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    void redefined(String name, byte[] bytes) {
        woven.put(name, bytes);
    }

    boolean hasClasses() {
        return !woven.isEmpty();
    }

    void addPath(Path path) throws MalformedURLException {
        addURL(path.toUri().toURL());
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = name.endsWith(".class")
                ? woven.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
