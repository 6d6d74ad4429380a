package jawait.engine.problem;

import java.util.ArrayList;
import java.util.List;

/// Builds the lines of an error report: a title, places with their source line and carets, hints, frames.
///
/// Colours are red, green and bold alone, which every front end maps to its theme, dark or light; and they only
/// repeat what the words say.
final class Report {
    private static final String RED = "\u001b[1;31m";
    private static final String GREEN = "\u001b[32m";
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";

    /// Of a longer line a window around the place is shown.
    private static final int WINDOW = 140;

    private static final int LEAD = 60;

    private final List<String> lines = new ArrayList<>();

    Report title(String name, String message) {
        String[] parts = message.split("\n", -1);
        lines.add(RED + name + RESET + (message.isEmpty() ? "" : ": " + parts[0]));
        lines.addAll(List.of(parts).subList(1, parts.length));
        return this;
    }

    Report text(String line) {
        lines.add(line);
        return this;
    }

    /// A way on; further lines of it are indented alike.
    Report hint(String hint) {
        String[] parts = hint.split("\n", -1);
        lines.add("        " + BOLD + "hint" + RESET + ": " + parts[0]);
        for (String part : List.of(parts).subList(1, parts.length)) {
            lines.add("              " + part);
        }
        return this;
    }

    /// A place, its line of source, and carets below the `length` characters that begin there, or those of them
    /// that are on the line.
    Report exactly(Place place, int length) {
        lines.add(GREEN + place.exactWords() + RESET);
        String source = place.line(0);
        if (source.isBlank()) {
            return this;
        }
        int at = Math.min(source.length(), source.offsetByCodePoints(0, place.column() - 1));
        int end = Math.clamp(at + (long) length, Math.min(at, source.length()), source.length());
        int from = at > WINDOW - LEAD ? boundary(source, at - LEAD) : 0;
        int to = source.length() - from > WINDOW ? boundary(source, from + WINDOW) : source.length();
        String before = (from > 0 ? "…" : "") + source.substring(from, at);
        String marked = source.substring(at, Math.max(at, Math.min(end, to))).stripTrailing();
        lines.add(number(place.line()) + before + source.substring(at, to) + (to < source.length() ? "…" : ""));
        lines.add(margin(place.line())
                + Columns.blank(before)
                + RED
                + "^".repeat(Math.max(1, Columns.of(marked)))
                + RESET);
        return this;
    }

    /// A place where a call was under way, and what encloses it.
    ///
    /// @param started the task that was started there; empty for none
    /// @param around how many lines of source to show above and below; negative for not even the line itself
    Report under(String started, Place place, String label, int around) {
        String task = started.isEmpty() ? "" : started + ", started at ";
        lines.add(task + GREEN + place.words() + RESET + (label.isEmpty() ? "" : ", in " + label));
        return source(place, around);
    }

    /// The lines of a cell that were under way.
    Report within(UnderWay lines, int around) {
        Place first = lines.first();
        int last = lines.last();
        if (first.line() == last) {
            return under("", first, "", around);
        }
        String words = first.in().file()
                ? first.words() + "-" + last
                : first.words().replace(", line ", ", lines ") + " to " + last;
        this.lines.add(GREEN + words + RESET);
        return this;
    }

    private Report source(Place place, int around) {
        for (int by = -around; by <= around; by++) {
            String line = place.line(by);
            if (by == 0 && !line.isBlank()) {
                lines.add(RED + "->" + RESET + number(place.line()).substring(2) + cut(line));
            } else if (!line.isBlank()) {
                lines.add(number(place.line() + by) + cut(line));
            }
        }
        return this;
    }

    private static String cut(String line) {
        return line.length() > WINDOW ? line.substring(0, boundary(line, WINDOW)) + "…" : line;
    }

    /// No half of a character outside the basic plane.
    private static int boundary(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static String number(int line) {
        return String.format("%6d | ", line);
    }

    private static String margin(int line) {
        return " ".repeat(number(line).length() - 2) + "| ";
    }

    Problem problem(String name, String message) {
        return new Problem(name, message, List.copyOf(lines));
    }
}
