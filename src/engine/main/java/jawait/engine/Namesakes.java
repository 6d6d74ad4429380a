package jawait.engine;

import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/// A type that cells declare, and one of the same name that they import by its name: the later of the two
/// counts. JShell would take both, and from then on compile nothing any more.
final class Namesakes {
    private Namesakes() {}

    /// What has to be dropped, now that these were declared or imported.
    static List<Snippet> of(JShell shell, List<SnippetEvent> own) {
        return own.stream()
                .map(SnippetEvent::snippet)
                .<Snippet>flatMap(each -> switch (each) {
                    case TypeDeclSnippet type ->
                        imports(shell).filter(other -> other.name().equals(type.name()));
                    case ImportSnippet by when isByName(by) -> types(shell, by.name());
                    default -> Stream.of();
                })
                .toList();
    }

    /// Whether cells have declared a type of the name that this statement imports.
    static boolean isTaken(JShell shell, String statement) {
        String name = statement.substring(statement.lastIndexOf('.') + 1).replace(";", "");
        return types(shell, name).findAny().isPresent();
    }

    private static Stream<ImportSnippet> imports(JShell shell) {
        return shell.imports().filter(Namesakes::isByName);
    }

    private static boolean isByName(ImportSnippet each) {
        return each.subKind() == SubKind.SINGLE_TYPE_IMPORT_SUBKIND
                || each.subKind() == SubKind.SINGLE_STATIC_IMPORT_SUBKIND;
    }

    private static Stream<TypeDeclSnippet> types(JShell shell, String name) {
        return shell.types().filter(type -> type.name().equals(name));
    }
}
