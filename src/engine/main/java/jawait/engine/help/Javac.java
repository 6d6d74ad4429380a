package jawait.engine.help;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jawait.engine.source.CompilerFiles;
import org.jspecify.annotations.Nullable;

/// The compiler that help asks: not JShell's, which may be busy with a cell. One thread at a time.
final class Javac {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final CompilerFiles files = new CompilerFiles(compiler.getStandardFileManager(null, null, null));
    private final ModuleImports moduleImports;
    private String text = "";
    private List<Path> path = List.of();
    private @Nullable Analysis last;

    /// @param names of the JDK's types, which units may mention
    Javac(TypeNames names) {
        moduleImports = new ModuleImports(names);
    }

    /// Compiles a unit as far as that goes. The answer for the same unit as before comes at once: while a
    /// word is being typed, its unit stays the same.
    Analysis analyze(String unit, List<Path> classPath) {
        var known = last;
        if (known != null && unit.equals(text) && classPath.equals(path)) {
            return known;
        }
        last = null;
        String joined = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        var narrowed = moduleImports.of(unit);
        var task = task(narrowed.unit(), List.of("-proc:none", "-XDshould-stop.at=ATTR", "--class-path", joined));
        var found = Analysis.of(task, narrowed.modules());
        text = unit;
        path = List.copyOf(classPath);
        last = found;
        return found;
    }

    /// A task that will only parse.
    JavacTask parser(String unit) {
        return task(unit, List.of("-proc:none"));
    }

    private JavacTask task(String unit, List<String> options) {
        return (JavacTask)
                compiler.getTask(Writer.nullWriter(), files, heard -> {}, options, null, List.of(new Source(unit)));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Help.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
