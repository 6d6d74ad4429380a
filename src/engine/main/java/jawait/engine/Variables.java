package jawait.engine;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jawait.engine.shell.Shell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// The values of the session's variables, each a static field of a class of JShell's that is never
/// unloaded.
///
/// JShell gives a variable a new field when something that its declaration names has changed, and drops
/// it when the declaration no longer compiles: an import, a method of another signature are enough. The
/// value is carried over as long as the variable's own type is what it was; the field it leaves lets go
/// of it. On the shell's thread only.
final class Variables {
    private final Shell shell;
    private final SourceMap sources;
    private final Map<VarSnippet, Field> fields = new HashMap<>();

    Variables(Shell shell, SourceMap sources) {
        this.shell = shell;
        this.sources = sources;
    }

    /// Brings the values up with an evaluation that has just been made and not yet run.
    ///
    /// @return the variables that were moved or dropped and have kept their value all the same
    Set<Snippet> follow(List<SnippetEvent> events) {
        var left = new LinkedHashMap<VarSnippet, Field>();
        for (var event : events) {
            if (event.snippet() instanceof VarSnippet variable) {
                follow(variable, left);
            }
        }
        var kept = new HashSet<Snippet>();
        left.forEach((variable, field) -> {
            if (isKept(variable, field)) {
                kept.add(variable);
            }
            if (!fields.containsValue(field)) {
                clear(field);
            }
        });
        return kept;
    }

    private void follow(VarSnippet variable, Map<VarSnippet, Field> left) {
        Field now = shell.jshell().status(variable).isDefined() ? shell.field(variable) : null;
        Field before = now == null ? fields.remove(variable) : fields.put(variable, now);
        if (before != null && !before.equals(now)) {
            left.putIfAbsent(variable, before);
        }
    }

    private boolean isKept(VarSnippet variable, Field before) {
        Field now = fields.get(variable);
        if (now != null) {
            return move(before, now);
        }
        return shell.jshell().status(variable) != Status.OVERWRITTEN
                && variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                && sources.isCurrent(before.getType())
                && isRedeclared(variable, before);
    }

    /// Declares a dropped variable again, by the type that it had and without what no longer compiles.
    private boolean isRedeclared(VarSnippet variable, Field before) {
        String type = SourceMap.readable(before.getGenericType().getTypeName()).replace('$', '.');
        var events = shell.eval(type + " " + variable.name() + ";");
        shell.take();
        var made = events.getFirst().snippet();
        boolean same = made instanceof VarSnippet again
                && shell.jshell().status(made) == Status.VALID
                && move(before, shell.field(again));
        if (same) {
            sources.replaces(made, variable);
        } else {
            shell.jshell().drop(made);
        }
        events.forEach(event -> sources.compiled(event.snippet()));
        follow(events);
        return same;
    }

    /// A wider type holds the value as well.
    private static boolean move(Field before, Field now) {
        if (!now.getType().isAssignableFrom(before.getType())) {
            return false;
        }
        try {
            now.set(null, before.get(null));
            return true;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable's field is not accessible", e);
        }
    }

    /// Drops a variable and lets go of its value.
    void drop(VarSnippet variable) {
        Field before = fields.remove(variable); // first, else it would be declared again
        follow(shell.jshell().drop(variable));
        if (before != null) {
            clear(before);
        }
    }

    private static void clear(Field field) {
        if (field.getType().isPrimitive()) {
            return;
        }
        try {
            field.set(null, null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable's field is not accessible", e);
        }
    }
}
