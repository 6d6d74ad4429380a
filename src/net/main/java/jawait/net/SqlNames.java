package jawait.net;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of Java and of SQL.
final class SqlNames {
    private SqlNames() {}

    /// `user_name` for `userName`.
    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /// A table's name, perhaps with its schema's, in quotes: `"public"."users"`. What is quoted already
    /// stays.
    static String table(String name, String verb) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(verb + ": expected the name of a table, found \"" + name + "\"");
        }
        return name.startsWith("\"")
                ? quotedAlready(name, verb)
                : Stream.of(name.strip().split("\\.", -1))
                        .map(part -> part.toLowerCase(Locale.ROOT))
                        .map(SqlNames::quoted)
                        .collect(Collectors.joining("."));
    }

    private static String quotedAlready(String name, String verb) {
        if (!name.matches("\"([^\"]|\"\")+\"(\\.\"([^\"]|\"\")+\")?")) {
            throw new IllegalArgumentException(verb + ": expected \"schema\".\"table\", found " + name);
        }
        return name;
    }

    /// One name in quotes.
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
