package jawait.notebook.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jawait.notebook.NotebookException;
import jawait.notebook.export.Part.Form;
import org.jspecify.annotations.Nullable;

/// Which declaration each name of the notebook means. A session lets a later cell declare a name anew; a
/// file needs another name for it, unless it is a variable of the same type: then that is an assignment.
final class Names {
    /// One declaration.
    ///
    /// @param at index of its part
    /// @param name what the file calls it
    private record Declaration(int at, String name) {}

    private static final Pattern TYPE_NAME = Pattern.compile("(?<![\\w$.@])[A-Za-z_$][\\w$]*");

    private static final Map<String, Integer> MAIN =
            Map.of(Form.METHOD + " main()", 1, Form.METHOD + " main(String[])", 1);

    private final List<Part> parts;
    private final Map<String, List<Declaration>> declared = new LinkedHashMap<>();
    private final Map<Integer, String> own = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// @param types the types of the variables by the names that this gave them when nothing was known, which
    /// is an empty map
    Names(List<Part> parts, Map<String, String> types) throws NotebookException {
        this.parts = parts;
        parts.forEach(part -> taken.add(part.name()));
        var first = new HashMap<>(MAIN); // the file has one
        var typed = new HashMap<String, @Nullable String>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.declares()) {
                continue;
            }
            int version = first.merge(key(part), 1, Integer::sum);
            String unique = version == 1 ? part.name() : another(part, version);
            String type = types.get(unique);
            boolean same = part.form() == Form.VARIABLE && type != null && type.equals(typed.get(key(part)));
            typed.put(key(part), type);
            declare(i, same, unique);
        }
    }

    private static String key(Part part) {
        return part.form() + " " + part.name() + (part.form() == Form.METHOD ? "(" + part.type() + ")" : "");
    }

    /// A type keeps its name, which its values print, in a class around it.
    private static String another(Part part, int version) {
        String other = part.name() + "_" + version;
        return part.form() == Form.TYPE ? other + "." + part.name() : other;
    }

    private void declare(int at, boolean same, String unique) throws NotebookException {
        Part part = parts.get(at);
        var all = declared.computeIfAbsent(part.name(), name -> new ArrayList<>());
        boolean anew = all.stream().anyMatch(each -> key(parts.get(each.at())).equals(key(part)));
        boolean overloaded =
                all.stream().anyMatch(each -> !key(parts.get(each.at())).equals(key(part)));
        if (same) {
            own.put(at, all.getLast().name());
            return;
        }
        if (anew && overloaded) {
            throw refused(part, "declares " + part.name() + " anew, which stands for several things");
        }
        all.add(new Declaration(at, unique));
        own.put(at, unique);
    }

    /// Refuses what would need a name to mean two things at one place.
    void check() throws NotebookException {
        for (var all : declared.entrySet()) {
            var versions = all.getValue();
            boolean renamed = versions.stream().anyMatch(each -> !each.name().equals(all.getKey()));
            for (int i = 0; renamed && i < parts.size(); i++) {
                Part part = parts.get(i);
                boolean itself = part.member() && part.name().equals(all.getKey());
                if (itself || !part.uses().uses(all.getKey())) {
                    continue;
                }
                if (part.uses().inner().contains(all.getKey())) {
                    throw refused(part, "has a name of its own that cells declare more than once: " + all.getKey());
                }
                var last = versions.getLast();
                if (part.member() && last.at() > i && versions.getFirst().at() <= last.at()) {
                    throw refused(
                            parts.get(last.at()),
                            "declares " + all.getKey() + " anew, which " + part.name() + " of In[" + part.cell()
                                    + "] uses");
                }
            }
        }
    }

    private static NotebookException refused(Part part, String why) {
        return new NotebookException("In[" + part.cell() + "] cannot be exported: it " + why
                + ", and a file has one meaning for a name; give one of them another name");
    }

    /// What the file calls what this part declares.
    String own(int at) {
        return Objects.requireNonNull(own.get(at), "a part that declares");
    }

    /// Whether an earlier part has declared the very variable.
    boolean again(int at) {
        return own.entrySet().stream()
                .anyMatch(each -> each.getKey() < at
                        && parts.get(each.getKey()).form() == Form.VARIABLE
                        && each.getValue().equals(own.get(at)));
    }

    /// The code of a part with the names that the file has for them.
    String code(int at) {
        Part part = parts.get(at);
        var code = new StringBuilder(part.code());
        var places = new TreeMap<Integer, String>(Comparator.reverseOrder());
        part.uses()
                .names()
                .forEach(name -> places.put(name.at(), name.text())); // one type of two variables stands once
        for (var name : places.entrySet()) {
            String meant = meant(name.getValue(), at);
            // the parser sees the type of an enum before its constants, where it is not written
            if (!meant.equals(name.getValue()) && part.code().startsWith(name.getValue(), name.getKey())) {
                code.replace(name.getKey(), name.getKey() + name.getValue().length(), meant);
            }
        }
        if (part.form() == Form.METHOD && !own(at).equals(part.name())) {
            int place = code.indexOf(part.name());
            code.replace(place, place + part.name().length(), own(at));
        }
        return code.toString();
    }

    /// The type that a variable is declared with; null for `var`.
    @Nullable
    String type(int at) {
        String type = parts.get(at).type();
        return type == null
                ? null
                : TYPE_NAME.matcher(type).replaceAll(name -> Matcher.quoteReplacement(meant(name.group(), at)));
    }

    /// The class around a type that was declared anew; empty for all else.
    String around(int at) {
        String own = own(at);
        return parts.get(at).form() == Form.TYPE && own.contains(".") ? own.substring(0, own.indexOf('.')) : "";
    }

    /// What a name that is used in a part means: the newest declaration before it, or the first of all.
    String meant(String name, int at) {
        var all = declared.get(name);
        if (all == null) {
            return name;
        }
        boolean itself = parts.get(at).member(); // a recursive one means itself
        return all.reversed().stream()
                .filter(each -> each.at() < at || itself && each.at() == at)
                .findFirst()
                .orElse(all.getFirst())
                .name();
    }
}
