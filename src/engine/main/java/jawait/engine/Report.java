package jawait.engine;

import java.util.ArrayList;
import java.util.List;
import jawait.engine.SourceMap.Place;

/// Builds the lines of an error report: a title, places with their source line and a caret, dim frames.
///
/// Colours are the eight basic ANSI ones, which every front end maps to its theme: legible on dark and on light.
final class Report {
    private static final String RED = "\u001b[1;31m";
    private static final String GREEN = "\u001b[32m";
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";
    private static final int LONGEST_SOURCE_LINE = 160;

    private final List<String> lines = new ArrayList<>();

    Report title(String name, String message) {
        lines.add(RED + name + RESET + (message.isEmpty() ? "" : ": " + message));
        return this;
    }

    Report text(String line) {
        lines.add(line);
        return this;
    }

    Report dim(String line) {
        lines.add(DIM + line + RESET);
        return this;
    }

    /// A place, its line of source, and a caret of `width` characters below it.
    Report place(Place place, String label, int width) {
        lines.add(GREEN + place.text() + RESET + (label.isEmpty() ? "" : ", in " + label));
        String source = place.sourceLine();
        if (source.isBlank()) {
            return this;
        }
        int shown = Math.min(source.length(), LONGEST_SOURCE_LINE);
        String number = String.format("%5d | ", place.line());
        lines.add(number + source.substring(0, shown).replace('\t', ' ') + (shown < source.length() ? "…" : ""));
        if (place.column() <= shown + 1) {
            int carets = Math.clamp(width, 1, Math.max(1, shown - place.column() + 1));
            lines.add(" ".repeat(number.length() - 2) + "| " + " ".repeat(place.column() - 1) + RED + "^".repeat(carets)
                    + RESET);
        }
        return this;
    }

    Problem problem(String name, String message) {
        return new Problem(name, message, List.copyOf(lines));
    }
}
