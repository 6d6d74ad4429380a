package jawait.notebook.export;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/// Java source in memory, for javac.
final class SourceText extends SimpleJavaFileObject {
    private final String text;

    /// @param name the file's name without its ending
    SourceText(String name, String text) {
        super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
        return text;
    }
}
