package jawait.notebook.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jawait.display.text.Markup;
import org.jspecify.annotations.Nullable;

/// Text with a terminal's colours as spans with classes, whose colours the page's style sheet chooses for
/// light and for dark.
final class Ansi {
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b(?:\\[([0-9;:]*)([@-~])|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[@-Z\\\\^_])");

    private @Nullable String front;
    private @Nullable String back;
    private boolean bold;
    private boolean faint;
    private boolean italic;
    private boolean underlined;

    private Ansi() {}

    /// The text as HTML, escaped. What was written over (`\r`) is gone.
    static String html(String text) {
        var ansi = new Ansi();
        String plain = Pattern.compile("(?m)^[^\\n]*\\r(?=[^\\n])")
                .matcher(text.replace("\r\n", "\n"))
                .replaceAll("");
        var html = new StringBuilder();
        var escape = ESCAPE.matcher(plain);
        int at = 0;
        while (escape.find()) {
            ansi.append(html, plain.substring(at, escape.start()));
            at = escape.end();
            if ("m".equals(escape.group(2))) {
                ansi.set(escape.group(1));
            }
        }
        ansi.append(html, plain.substring(at));
        return html.toString();
    }

    private void append(StringBuilder html, String text) {
        if (text.isEmpty()) {
            return;
        }
        var look = new ArrayList<String>();
        var style = new ArrayList<String>();
        colour(front, "f", "color", look, style);
        colour(back, "b", "background-color", look, style);
        if (bold) {
            look.add("ansi-bold");
        }
        if (faint) {
            look.add("ansi-faint");
        }
        if (italic) {
            look.add("ansi-italic");
        }
        if (underlined) {
            look.add("ansi-underline");
        }
        boolean plain = look.isEmpty() && style.isEmpty();
        if (!plain) {
            html.append("<span");
            html.append(look.isEmpty() ? "" : " class=\"" + String.join(" ", look) + "\"");
            html.append(style.isEmpty() ? "" : " style=\"" + String.join(";", style) + "\"")
                    .append('>');
        }
        html.append(Markup.escape(text.replace("\r", ""))).append(plain ? "" : "</span>");
    }

    private static void colour(
            @Nullable String colour, String side, String property, List<String> look, List<String> style) {
        if (colour != null && colour.startsWith("#")) {
            style.add(property + ":" + colour);
        } else if (colour != null) {
            look.add("ansi-" + side + colour);
        }
    }

    private void set(String codes) {
        var each = new ArrayList<Integer>();
        for (String code : codes.split("[;:]", -1)) {
            each.add(code.isEmpty() || code.length() > 4 ? 0 : Integer.parseInt(code));
        }
        while (!each.isEmpty()) {
            int code = each.removeFirst();
            switch (code) {
                case 0 -> reset();
                case 1 -> bold = true;
                case 2 -> faint = true;
                case 3 -> italic = true;
                case 4 -> underlined = true;
                case 22 -> {
                    bold = false;
                    faint = false;
                }
                case 23 -> italic = false;
                case 24 -> underlined = false;
                case 39 -> front = null;
                case 49 -> back = null;
                case 38 -> front = extended(each);
                case 48 -> back = extended(each);
                default -> basic(code);
            }
        }
    }

    private void reset() {
        front = null;
        back = null;
        bold = false;
        faint = false;
        italic = false;
        underlined = false;
    }

    private void basic(int code) {
        if (code >= 30 && code <= 37) {
            front = String.valueOf(code - 30);
        } else if (code >= 90 && code <= 97) {
            front = String.valueOf(code - 90 + 8);
        } else if (code >= 40 && code <= 47) {
            back = String.valueOf(code - 40);
        } else if (code >= 100 && code <= 107) {
            back = String.valueOf(code - 100 + 8);
        }
    }

    /// `5;n` from the palette of 256, `2;r;g;b`.
    private static @Nullable String extended(List<Integer> codes) {
        if (codes.size() >= 2 && codes.getFirst() == 5) {
            codes.removeFirst();
            return palette(codes.removeFirst());
        }
        if (codes.size() >= 4 && codes.getFirst() == 2) {
            codes.removeFirst();
            return "#%02x%02x%02x"
                    .formatted(codes.removeFirst() & 255, codes.removeFirst() & 255, codes.removeFirst() & 255);
        }
        return null;
    }

    private static String palette(int n) {
        if (n < 16) {
            return String.valueOf(Math.max(0, n));
        }
        if (n >= 232) {
            int grey = 8 + 10 * (Math.min(n, 255) - 232);
            return "#%02x%02x%02x".formatted(grey, grey, grey);
        }
        int cube = n - 16;
        return "#%02x%02x%02x".formatted(step(cube / 36), step(cube / 6 % 6), step(cube % 6));
    }

    private static int step(int n) {
        return n == 0 ? 0 : 55 + 40 * n;
    }
}
