package jawait.engine;

import java.util.List;
import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import jawait.engine.shell.Shell;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.jspecify.annotations.Nullable;

/// Signature and documentation of the name or call at a place. On the shell's thread only.
///
/// Documentation comes from the JDK's `lib/src.zip`; where that is missing there is the signature, and a note.
final class Inspector {
    private static final int MOST = 8;

    private final Shell shell;

    Inspector(Shell shell) {
        this.shell = shell;
    }

    @Nullable
    MimeBundle inspect(String source, int cursor, boolean detailed) {
        int at = endOfName(source, Math.clamp(cursor, 0, source.length()));
        int from = Completer.contextStart(source, at);
        var found = documentation(source.substring(from, at));
        if (found.isEmpty()) {
            return null;
        }
        String text = found.stream()
                .map(d -> d.signature() + "\n" + body(Javadoc.text(d.javadoc()), detailed))
                .collect(Collectors.joining("\n\n"));
        String html = found.stream()
                .map(d -> "<p><code><b>" + Javadoc.escape(d.signature()) + "</b></code></p>"
                        + body(Javadoc.html(d.javadoc()), detailed))
                .collect(Collectors.joining("<hr>"));
        return MimeBundle.plain(SourceMap.readable(text.strip())).with("text/html", SourceMap.readable(html));
    }

    private List<Documentation> documentation(String code) {
        var analysis = shell.analysis();
        for (String each : List.of(code, code + "(")) {
            var found = analysis.documentation(each, each.length(), true);
            if (!found.isEmpty()) {
                return found.subList(0, Math.min(MOST, found.size()));
            }
        }
        return List.of();
    }

    private static String body(@Nullable String documentation, boolean detailed) {
        if (documentation == null) {
            return "(no documentation: this JDK has no lib/src.zip, or there is no comment)";
        }
        int paragraph = documentation.indexOf("\n\n");
        return detailed || paragraph < 0 ? documentation : documentation.substring(0, paragraph);
    }

    /// Inside a name, the end of the name is what counts.
    private static int endOfName(String source, int cursor) {
        int end = cursor;
        while (end > 0 && end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return end;
    }
}
