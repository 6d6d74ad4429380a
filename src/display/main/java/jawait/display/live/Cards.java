package jawait.display.live;

import java.util.Locale;
import jawait.display.text.Markup;
import jawait.display.text.Units;

/// Tasks as HTML. It follows the theme of JupyterLab, and is legible where there are no themes.
public final class Cards {
    private static final String MUTED = "color:var(--jp-ui-font-color2,#757575)";
    private static final String FONT =
            "font-family:var(--jp-ui-font-family,sans-serif);font-size:13px;line-height:1.5;";

    private Cards() {}

    /// A task with its state, age and result. While it goes on it says how to stop it where there is no button.
    public static String card(Facts facts) {
        String colour = colour(facts.state());
        var html = new StringBuilder("<div style=\"" + FONT
                + "display:inline-block;max-width:100%;box-sizing:border-box;"
                + "padding:4px 12px;border:1px solid var(--jp-border-color2,#bdbdbd);border-left:4px solid " + colour
                + ";border-radius:3px;overflow-wrap:anywhere\">");
        html.append("<span style=\"color:").append(colour).append("\">&#9679;</span> <b>");
        html.append(Markup.escape(facts.name())).append("</b> ").append(facts.state());
        String middle = facts.total() == 0 || facts.over() ? facts.about() : facts.progress();
        if (!middle.isEmpty()) {
            html.append(waits(facts) ? " for " : ": ")
                    .append("<span style=\"font-family:var(--jp-code-font-family,monospace)\">");
            html.append(Markup.escape(middle)).append("</span>");
        }
        html.append(" <span style=\"")
                .append(MUTED)
                .append("\">")
                .append(Markup.escape(facts.age()))
                .append("</span>");
        if (facts.total() > 0 && !facts.over()) {
            html.append(bar(facts, colour));
        }
        html.append("<div style=\"").append(MUTED).append(";font-size:11px\">").append(Markup.escape(origin(facts)));
        return html.append("</div></div>").toString();
    }

    private static boolean waits(Facts facts) {
        return facts.state().equals("waiting") && facts.total() == 0;
    }

    private static String bar(Facts facts, String colour) {
        double part = 100.0 * facts.done() / facts.total();
        return "<div style=\"height:4px;margin:3px 0;background:var(--jp-border-color2,#bdbdbd);border-radius:2px\">"
                + String.format(
                        Locale.ROOT,
                        "<div style=\"width:%.1f%%;height:4px;background:%s;border-radius:2px\">",
                        part,
                        colour)
                + "</div></div>";
    }

    private static String origin(Facts facts) {
        String by = (facts.parent().isEmpty() ? "" : facts.parent() + " of ") + facts.cell();
        String started = by.isEmpty() ? "" : "started by " + by;
        if (facts.over()) {
            return started;
        }
        String name = facts.name().matches("[\\w.-]+") ? facts.name() : '"' + facts.name() + '"';
        return started + (started.isEmpty() ? "" : " · ") + "%cancel " + name + " stops it";
    }

    /// What never changes of a task: it stands where nothing can be put in its place later.
    public static String caption(Facts facts) {
        String by = origin(facts).replaceFirst("( · )?%cancel .*", "");
        return "<span style=\"" + FONT + MUTED + "\">task &quot;" + Markup.escape(facts.name()) + "&quot;"
                + (by.isEmpty() ? "" : ", " + Markup.escape(by)) + "</span>";
    }

    /// As [#caption(Facts)], of several tasks: how many there were.
    public static String caption(Listing listing) {
        return "<span style=\"" + FONT + MUTED + "\">"
                + (listing.total() == 1 ? "1 task" : Units.count(listing.total()) + " tasks") + "</span>";
    }

    /// The colour of a state, which reads on light and on dark.
    static String colour(String state) {
        return switch (state) {
            case "done" -> "#2e9e44";
            case "failed" -> "#d9483b";
            case "cancelled" -> "#8c8c8c";
            case "waiting", "sleeping", "queued" -> "#d18f00";
            default -> "#3b8fd6";
        };
    }
}
