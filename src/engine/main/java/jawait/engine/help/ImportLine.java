package jawait.engine.help;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An import that is being typed: packages and types of it, members after `static`, modules after `module`.
record ImportLine(String kind, String before, String typed, int start, int cursor) {
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|[;\\n])\\s*import\\s+(static\\s+|module\\s+)?((?:[\\w$]+\\s*\\.\\s*)*)$");

    /// The import that ends at a place, or null when none does.
    static @Nullable ImportLine at(String source, int start, int cursor) {
        int line = Math.max(source.lastIndexOf('\n', Math.max(0, start - 1)), 0);
        var found = IMPORT.matcher(source.substring(line, start));
        if (!found.find()) {
            return null;
        }
        String kind = found.group(1) == null ? "" : found.group(1).strip();
        String before = found.group(2).replaceAll("\\s", "");
        return new ImportLine(kind, before, source.substring(start, cursor), start, cursor);
    }

    /// @param statics the static members of a type
    Completion complete(Known known, TypeNames names, BiFunction<Known, String, List<Completion.Item>> statics) {
        var all = names.of(known.classPath());
        if (kind.equals("module")) {
            var items = names.modules().stream()
                    .filter(each -> each.startsWith(before + typed))
                    .map(each -> new Completion.Item(each, "module", "module"))
                    .toList();
            return new Completion(start - before.length(), cursor, items);
        }
        String site = before.isEmpty() ? "" : before.substring(0, before.length() - 1);
        var items = new ArrayList<Completion.Item>();
        var match = new Match(typed);
        Items.inPackage(site, all).stream()
                .filter(each -> match.of(each.text()) < Match.NONE)
                .forEach(items::add);
        boolean type = all.stream().anyMatch(each -> each.full().equals(site) && each.isPublic());
        if (type && !before.isEmpty()) {
            statics.apply(known, site).stream()
                    .filter(each -> match.of(each.text()) < Match.NONE)
                    .filter(each -> kind.equals("static") || each.type().equals("class"))
                    .forEach(items::add);
        }
        if (before.isEmpty()) {
            byName(all, match, items);
            List.of("static", "module").stream()
                    .filter(each -> kind.isEmpty() && match.of(each) < Match.NONE)
                    .forEach(each -> items.add(new Completion.Item(each, "keyword", "")));
        }
        return new Completion(start, cursor, items);
    }

    /// `import Reentr` finds the package by the type.
    private void byName(List<TypeNames.Name> all, Match match, List<Completion.Item> items) {
        if (!typed.isEmpty() && Character.isUpperCase(typed.charAt(0))) {
            all.stream()
                    .filter(each -> match.of(each.simple()) < Match.NONE && each.isPublic())
                    .limit(100)
                    .forEach(each -> items.add(new Completion.Item(each.full(), "class", each.full())));
        }
    }
}
