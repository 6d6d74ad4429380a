package jawait.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// SQL as users write it, with `?` or `$1` for arguments, and as JDBC wants it, with `?` alone.
///
/// What stands in quotes, dollar quotes and comments is left alone. Where there is a `$1`, a `?` is an
/// operator (of jsonb); where there is none, `??` is.
///
/// @param source what the user wrote
/// @param jdbc the same for JDBC
/// @param order for each `?` of it the argument's index
/// @param places where in `source` something stands that the server sees as something else
/// @param statements how many there are, parted by `;`
record SqlText(String source, String jdbc, List<Integer> order, List<Place> places, int statements) {
    /// A stretch of the source.
    ///
    /// @param seen how long it is for the server, to whom the k-th placeholder is `$k`
    record Place(int at, int length, int seen) {
        Place seenAs(String text) {
            return new Place(at, length, text.length());
        }
    }

    static SqlText of(String sql, String verb) {
        Objects.requireNonNull(sql, () -> verb + ": the SQL is null");
        if (sql.isBlank()) {
            throw new IllegalArgumentException(verb + ": the SQL is empty");
        }
        var scan = new SqlScan(sql);
        scan.run();
        boolean numbered = scan.marks.stream().anyMatch(mark -> sql.charAt(mark.at()) == '$');
        return build(sql, scan, numbered, verb);
    }

    private static SqlText build(String sql, SqlScan scan, boolean numbered, String verb) {
        var jdbc = new StringBuilder();
        var order = new ArrayList<Integer>();
        var places = new ArrayList<Place>();
        int copied = 0;
        for (Place mark : scan.marks) {
            jdbc.append(sql, copied, mark.at());
            copied = mark.at() + mark.length();
            String text = sql.substring(mark.at(), copied);
            boolean operator = text.length() == 2 && text.startsWith("?") || numbered && text.startsWith("?");
            if (operator) {
                String kept = numbered ? text : "?";
                jdbc.append(kept.replace("?", "??"));
                places.add(mark.seenAs(kept));
            } else {
                order.add(text.startsWith("$") ? number(text, verb) - 1 : order.size());
                jdbc.append('?');
                places.add(mark.seenAs("$" + order.size()));
            }
        }
        jdbc.append(sql, copied, sql.length());
        return new SqlText(sql, jdbc.toString(), List.copyOf(order), List.copyOf(places), scan.statements());
    }

    private static int number(String mark, String verb) {
        int number = mark.length() > 6 ? 0 : Integer.parseInt(mark.substring(1));
        if (number < 1) {
            throw new IllegalArgumentException(verb + ": " + mark + " names no argument: they are counted from $1");
        }
        return number;
    }

    /// How many arguments it takes.
    int count() {
        return order.stream().mapToInt(index -> index + 1).max().orElse(0);
    }

    /// Where in the user's text is what the server calls character `position`, both in code points and
    /// counted from 1; 0 when nobody knows.
    int sourcePosition(int position) {
        if (position < 1 || statements > 1) {
            return 0;
        }
        int moved = position - 1;
        for (Place place : places) {
            int at = source.codePointCount(0, place.at());
            if (at >= moved) {
                break;
            }
            moved = moved < at + place.seen() ? at : moved - place.seen() + place.length();
        }
        return Math.min(moved, source.codePointCount(0, source.length())) + 1;
    }

    /// The first line that says something, for people: not longer than `most`.
    String brief(int most) {
        String line = Arrays.stream(source.split("\\R"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        boolean all = line.length() <= most && line.equals(source.strip());
        return all ? line : line.substring(0, Math.min(most, line.length())) + "…";
    }
}
