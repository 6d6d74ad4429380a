package jawait.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.engine.shell.Shell;
import jawait.engine.shell.WrapperNames;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Says by name what an evaluation did to other things of the user's: variables that were reset,
/// declarations that no longer work. JShell's own tool prints these; kernels hide them, and users lose
/// values without a word.
final class Notices {
    private final Shell shell;
    private final SourceMap sources;

    Notices(Shell shell, SourceMap sources) {
        this.shell = shell;
        this.sources = sources;
    }

    List<Notice> of(List<SnippetEvent> events) {
        var said = new ArrayList<Notice>();
        var told = new HashSet<Snippet>();
        said.addAll(stale(events));
        for (var event : events) {
            if (event.causeSnippet() == null) {
                hides(event, said);
            } else if (told.add(event.snippet())) {
                collateral(event, origin(event.causeSnippet(), events), said);
            }
        }
        return said;
    }

    /// A list, a field, a variable of a wider type stay what they were, with objects in them that are no longer of
    /// the class of that name.
    private List<Notice> stale(List<SnippetEvent> events) {
        var replaced = events.stream()
                .filter(event -> event.snippet() instanceof TypeDeclSnippet
                        && event.previousStatus().isDefined()
                        && event.isSignatureChange())
                .map(event -> ((TypeDeclSnippet) event.snippet()).name())
                .collect(Collectors.toSet());
        if (replaced.isEmpty()) {
            return List.of();
        }
        var said = new ArrayList<Notice>();
        shell.jshell()
                .variables()
                .filter(v -> shell.jshell().status(v).isDefined())
                .forEach(v -> stale(v, replaced)
                        .ifPresent(type -> said.add(new Notice(
                                v.name(),
                                owned(v) + " still holds what was made of the earlier " + type
                                        + "; run its cell again"))));
        return said;
    }

    /// Which of the replaced types a variable still holds objects of. What a function will make cannot be seen, but its
    /// type tells.
    private Optional<String> stale(VarSnippet variable, Set<String> replaced) {
        Object value = shell.valueOf(variable).orElse(null);
        if (value != null && value.getClass().isHidden()) {
            return replaced.stream()
                    .filter(type -> Pattern.compile("[<, ]" + Pattern.quote(type) + "[]>, \\[]")
                            .matcher(variable.typeName())
                            .find())
                    .findFirst();
        }
        return Kept.first(value, each -> isStale(each.getClass(), replaced)).map(each -> written(each.getClass()));
    }

    private boolean isStale(Class<?> type, Set<String> replaced) {
        return !type.isHidden()
                && WrapperNames.wrapperOf(type.getName()).isPresent()
                && replaced.contains(written(type))
                && !sources.isCurrent(type);
    }

    /// The name of the type that a class is, or is part of, as it was declared.
    private static String written(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return WrapperNames.readable(element.getName()).replaceFirst("\\$.*", "");
    }

    /// A method takes the name from all methods of the library that are called so, whatever their parameters.
    private void hides(SnippetEvent event, List<Notice> said) {
        if (!(event.snippet() instanceof MethodSnippet method)
                || !event.status().isActive()
                || event.previousStatus() != Status.NONEXISTENT
                || shell.jshell()
                        .methods()
                        .anyMatch(m -> m != method && m.name().equals(method.name()))) {
            return;
        }
        Preload.facade(method.name()).ifPresent(facade -> {
            String users = users(method).collect(Collectors.joining(", "));
            said.add(new Notice(name(method) + " hides the library's " + method.name()
                    + (users.isEmpty() ? "" : ", which was used in " + users + " and is now yours there")
                    + "; " + facade.getSimpleName() + "." + method.name() + " still means the library's"));
        });
    }

    private Stream<String> users(MethodSnippet hiding) {
        var use = Pattern.compile("(?<![\\w.$])" + Pattern.quote(hiding.name()) + "\\s*\\(");
        return shell.jshell()
                .snippets()
                .filter(s -> s != hiding && use.matcher(s.source()).find())
                .filter(s -> shell.jshell().status(s) != Status.REJECTED)
                .flatMap(s -> sources.cellOf(s).stream())
                .sorted(Comparator.comparingInt(Cell::number))
                .map(Cell::label)
                .distinct();
    }

    /// What keeps a declared thing from being used.
    String lacking(Snippet snippet) {
        return name(snippet) + " is declared, but " + unusable(snippet, "");
    }

    private String unusable(Snippet snippet, String because) {
        String names = snippet instanceof DeclarationSnippet declared
                ? shell.jshell().unresolvedDependencies(declared).collect(Collectors.joining(", "))
                : "";
        return names.isEmpty()
                ? "no longer compiles" + because + "; run its cell again"
                : "cannot be used until " + names + " is declared" + because;
    }

    /// What was changed in the first place: a class changes with the one that it extends.
    private static Snippet origin(Snippet cause, List<SnippetEvent> events) {
        var seen = new HashSet<Snippet>();
        Snippet first = cause;
        for (Snippet next = cause; next != null && seen.add(next); ) {
            Snippet here = next;
            first = here;
            next = events.stream()
                    .filter(event -> event.snippet() == here && event.causeSnippet() != null)
                    .findFirst()
                    .map(SnippetEvent::causeSnippet)
                    .orElse(null);
        }
        return first;
    }

    private void collateral(SnippetEvent event, Snippet cause, List<Notice> said) {
        Snippet snippet = event.snippet();
        String because = " because " + name(cause) + " changed";
        // An event may be a station on the way; what counts is where the snippet ended.
        switch (shell.jshell().status(snippet)) {
            case VALID -> {
                if (snippet instanceof VarSnippet variable && event.isSignatureChange()) {
                    said.add(new Notice(
                            variable.name(), owned(snippet) + " was reset to " + initial(variable) + because));
                }
            }
            case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED ->
                said.add(
                        snippet instanceof VarSnippet variable
                                ? removed(variable, cause)
                                : new Notice(
                                        snippet instanceof DeclarationSnippet declared ? declared.name() : "",
                                        owned(snippet) + " " + unusable(snippet, because)));
            case DROPPED, REJECTED -> {
                if (snippet instanceof VarSnippet variable) {
                    said.add(removed(variable, cause));
                }
            }
            default -> {}
        }
    }

    private Notice removed(VarSnippet variable, Snippet cause) {
        return Notice.removed(variable.name(), owned(variable), name(cause));
    }

    /// Variables that the user is told are gone. JShell would bring them back, empty, when something else changes.
    List<Snippet> gone(List<SnippetEvent> events) {
        return events.stream()
                .filter(event -> event.causeSnippet() != null && event.snippet() instanceof VarSnippet)
                .map(SnippetEvent::snippet)
                .distinct()
                .filter(variable -> shell.jshell().status(variable).isActive()
                        && shell.jshell().status(variable) != Status.VALID)
                .toList();
    }

    /// What is true of the variables that were declared when an initialiser throws.
    List<String> unset(List<SnippetEvent> own) {
        return own.stream()
                .map(SnippetEvent::snippet)
                .filter(VarSnippet.class::isInstance)
                .map(VarSnippet.class::cast)
                .filter(variable -> shell.jshell().status(variable).isDefined())
                .map(variable -> name(variable) + " is declared all the same, and holds " + initial(variable))
                .toList();
    }

    private String owned(Snippet snippet) {
        String cell = sources.cellOf(snippet).map(c -> " of " + c.label()).orElse("");
        return name(snippet) + cell;
    }

    private static String name(Snippet snippet) {
        return switch (snippet) {
            case MethodSnippet method -> "method " + method.name() + "(" + method.parameterTypes() + ")";
            case VarSnippet variable -> "variable " + variable.name();
            case DeclarationSnippet declared -> declared.name();
            case ImportSnippet imported -> "the import of " + imported.fullname();
            default -> snippet.source().strip();
        };
    }

    private static String initial(VarSnippet variable) {
        return switch (variable.typeName()) {
            case "byte", "short", "int", "long" -> "0";
            case "float", "double" -> "0.0";
            case "char" -> "'\\0'";
            case "boolean" -> "false";
            default -> "null";
        };
    }
}
