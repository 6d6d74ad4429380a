package jawait.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jawait.engine.help.Known;
import jawait.engine.help.Known.Declared;
import jawait.engine.help.Workspace;
import jawait.engine.shell.Shell;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What cells have declared, told to help.
final class Declarations implements Workspace {
    private final Shell shell;
    private final SourceMap sources;
    private final CompletableFuture<?> preloaded;

    /// @param preloaded when the session has its imports, before which it can have nothing else
    Declarations(Shell shell, SourceMap sources, CompletableFuture<?> preloaded) {
        this.shell = shell;
        this.sources = sources;
        this.preloaded = preloaded;
    }

    @Override
    public CompletableFuture<Known> known() {
        if (!preloaded.isDone()) {
            var imports = new Declared(Known.Kind.IMPORT, "", "", Preload.IMPORTS, "", "");
            return CompletableFuture.completedFuture(new Known(shell.classPath(), List.of(imports)));
        }
        return shell.call(() -> {
            var declared = new ArrayList<Declared>();
            shell.jshell()
                    .snippets()
                    .filter(this::isUsable)
                    .forEach(each -> declared(each).ifPresent(declared::add));
            return new Known(shell.classPath(), declared);
        });
    }

    @Override
    public CompletableFuture<Optional<String>> value(String variable) {
        return shell.call(() -> shell.jshell()
                .variables()
                .filter(each -> each.name().equals(variable) && isUsable(each))
                .findFirst()
                .flatMap(each -> ShortValue.of(shell.valueOf(each))));
    }

    private boolean isUsable(Snippet snippet) {
        Status status = shell.jshell().status(snippet);
        return status == Status.VALID || status == Status.RECOVERABLE_DEFINED;
    }

    private Optional<Declared> declared(Snippet snippet) {
        return Optional.ofNullable(
                switch (snippet) {
                    case ImportSnippet each -> declared(Known.Kind.IMPORT, each, "", "");
                    case VarSnippet each -> declared(Known.Kind.VARIABLE, each, each.name(), each.typeName());
                    case MethodSnippet each -> declared(Known.Kind.METHOD, each, each.name(), "");
                    case TypeDeclSnippet each -> declared(Known.Kind.TYPE, each, each.name(), "");
                    default -> null;
                });
    }

    private Declared declared(Known.Kind kind, Snippet snippet, String name, String type) {
        String cell = sources.cellOf(snippet).map(Cell::label).orElse("");
        return new Declared(kind, name, type, snippet.source().strip(), commentOf(snippet), cell);
    }

    /// The documentation comment that stands right before a declaration in its cell.
    private String commentOf(Snippet snippet) {
        return sources.before(snippet).map(Declarations::lastComment).orElse("");
    }

    private static String lastComment(String before) {
        String text = before.stripTrailing();
        if (text.endsWith("*/")) {
            int start = text.lastIndexOf("/**");
            return start >= 0 && text.indexOf("*/", start) == text.length() - 2 ? text.substring(start) : "";
        }
        var lines = text.lines().toList();
        int first = lines.size();
        while (first > 0 && lines.get(first - 1).strip().startsWith("///")) {
            first--;
        }
        List<String> comment = lines.subList(first, lines.size());
        return String.join("\n", comment.stream().map(String::strip).toList());
    }
}
