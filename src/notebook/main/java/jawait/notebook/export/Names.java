package jawait.notebook.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final List<Part> parts;
    private final Map<String, List<Declaration>> declared = new LinkedHashMap<>();
    private final Map<Integer, String> own = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// @param types the types of the variables by the names that this gave them when nothing was known, which
    /// is an empty map
    Names(List<Part> parts, Map<String, String> types) throws NotebookException {
        this.parts = parts;
        parts.forEach(part -> taken.add(part.name()));
        var first = new HashMap<String, Integer>();
        var typed = new HashMap<String, @Nullable String>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.declares()) {
                continue;
            }
            int version = first.merge(key(part), 1, Integer::sum);
            String unique = version == 1 ? part.name() : part.name() + "_" + version;
            String type = types.get(unique);
            boolean same = part.form() == Form.VARIABLE && type != null && type.equals(typed.get(key(part)));
            typed.put(key(part), type);
            declare(i, same, unique);
        }
    }

    private static String key(Part part) {
        return part.form() + " " + part.name() + (part.form() == Form.METHOD ? "(" + part.type() + ")" : "");
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
                if (!part.uses().uses(all.getKey())) {
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
                .anyMatch(each -> each.getKey() < at && each.getValue().equals(own.get(at)));
    }

    /// The code of a part with the names that the file has for them.
    String code(int at) {
        Part part = parts.get(at);
        var code = new StringBuilder(part.code());
        for (var name : part.uses().names().reversed()) {
            String meant = meant(name.text(), at);
            if (!meant.equals(name.text())) {
                code.replace(name.at(), name.at() + name.text().length(), meant);
            }
        }
        if (part.member() && !own(at).equals(part.name())) {
            int place = code.indexOf(part.name());
            code.replace(place, place + part.name().length(), own(at));
        }
        return code.toString();
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
