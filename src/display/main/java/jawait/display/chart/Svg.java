package jawait.display.chart;

/// Writes SVG, element by element, with everything escaped.
final class Svg {
    private final StringBuilder out = new StringBuilder(4096);

    /// Opens the document.
    Svg(double width, double height, String title) {
        String w = Numbers.px(width), h = Numbers.px(height);
        open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                w,
                "height",
                h,
                "viewBox",
                "0 0 " + w + " " + h,
                "font-family",
                "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
                "font-size",
                "11",
                "fill",
                Palette.INK,
                "role",
                "img");
        if (!title.isEmpty()) {
            title(title);
        }
    }

    /// Opens an element.
    ///
    /// @param attributes names and values in turn; numbers as places on the picture
    Svg open(String name, Object... attributes) {
        start(name, attributes);
        out.append('>');
        return this;
    }

    /// An element without content.
    Svg one(String name, Object... attributes) {
        start(name, attributes);
        out.append("/>");
        return this;
    }

    private void start(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text = value instanceof Double number ? Numbers.px(number) : String.valueOf(value);
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(text))
                    .append('"');
        }
    }

    Svg close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /// What is shown when the pointer rests on the element that is open.
    Svg title(String text) {
        out.append("<title>").append(escaped(Labels.clean(text))).append("</title>");
        return this;
    }

    /// @param anchor `start`, `middle` or `end`
    Svg text(double x, double y, String anchor, String text) {
        return text(text, "x", x, "y", y, "text-anchor", anchor);
    }

    Svg text(String text, Object... attributes) {
        open("text", attributes);
        out.append(escaped(Labels.clean(text)));
        return close("text");
    }

    String end() {
        return out.append("</svg>").toString();
    }

    /// Attributes stand in double quotes here, so that single ones stay as they are.
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
