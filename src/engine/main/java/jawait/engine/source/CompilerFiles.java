package jawait.engine.source;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// The compiler's files, without plug-ins and with a memory for packages.
///
/// Each of the five or so compiler tasks of a cell would open the class path's jars to look for plug-ins, which took
/// a sixth of a cell's time; a notebook has none. And each kind of task would read the packages that it sees for
/// itself, some hundred because of `import module`, and look into each jar for most names that a cell uses.
public final class CompilerFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {
    private static final Set<String> CLASS_PATH_OPTIONS = Set.of("--class-path", "-classpath", "-cp");
    /// What JShell calls when something was added, with all that was ever added behind the path of this process,
    /// which is none of the cells' business.
    private static final String ADDED = "-classpath";

    private static final ClassLoader EMPTY = new Empty();

    private record Listing(String location, String inPackage, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

    private final Map<Listing, List<JavaFileObject>> listed = new ConcurrentHashMap<>();
    private final Map<JavaFileObject, String> names = Collections.synchronizedMap(new IdentityHashMap<>());

    private final List<Path> added;
    private volatile String given = "";
    private volatile @Nullable String classPath;
    private volatile @Nullable Boolean jarsOnly;

    /// The same files as `files` has.
    public CompilerFiles(StandardJavaFileManager files) {
        this(files, List.of());
    }

    /// The same files as `files` has, and more.
    ///
    /// @param added what belongs on the class path besides what the compiler's options say; may grow
    public CompilerFiles(StandardJavaFileManager files, List<Path> added) {
        super(files);
        this.added = added;
    }

    /// A loader that finds nothing: javac asks only for loaders of plug-ins and annotation processors.
    @Override
    public ClassLoader getClassLoader(Location location) {
        return EMPTY;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String inPackage, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (!isOfJdk(location) && !(location == StandardLocation.CLASS_PATH && hasJarsOnly())) {
            return super.list(location, inPackage, kinds, recurse);
        }
        var wanted = new Listing(location.getName(), inPackage, kinds, recurse);
        var known = listed.get(wanted);
        if (known == null) {
            var files = new ArrayList<JavaFileObject>();
            super.list(location, inPackage, kinds, recurse).forEach(files::add);
            known = List.copyOf(files);
            listed.put(wanted, known);
        }
        return known;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return isOfJdk(location)
                ? names.computeIfAbsent(file, each -> super.inferBinaryName(location, each))
                : super.inferBinaryName(location, file);
    }

    /// Whether the class path names no folder: what lies in one may change.
    private boolean hasJarsOnly() {
        var known = jarsOnly;
        if (known == null) {
            known = true;
            for (Path each : fileManager.getLocationAsPaths(StandardLocation.CLASS_PATH)) {
                known &= Files.isRegularFile(each);
            }
            jarsOnly = known;
        }
        return known;
    }

    private void forget() {
        classPath = null;
        jarsOnly = null;
        listed.clear();
    }

    /// Each task of the compiler names the class path that the session began with again, and would so lose what was
    /// added since; here the two are one. Only a new one is news.
    @Override
    public boolean handleOption(String option, Iterator<String> rest) {
        if (!CLASS_PATH_OPTIONS.contains(option) || !rest.hasNext()) {
            return super.handleOption(option, rest);
        }
        String named = rest.next();
        if (!option.equals(ADDED)) {
            given = named;
        }
        String path = Stream.concat(Stream.of(given), added.stream().map(Path::toString))
                .filter(entry -> !entry.isEmpty()) // which would be the current folder
                .collect(Collectors.joining(File.pathSeparator));
        if (path.equals(classPath)) {
            return true;
        }
        forget();
        classPath = path;
        return super.handleOption(option, List.of(path).iterator());
    }

    private static boolean isOfJdk(Location location) {
        return location.getName().startsWith("SYSTEM_MODULES[");
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return fileManager.isSameFile(one, other);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        forget();
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        forget();
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }

    private static final class Empty extends ClassLoader {
        Empty() {
            super("no-plug-ins", null);
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            return Collections.emptyEnumeration();
        }
    }
}
