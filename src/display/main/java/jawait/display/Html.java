package jawait.display;

import java.util.Objects;
import jawait.display.text.Markup;

/// A piece of HTML, shown as it is: who makes one answers for what is in it.
///
/// Values go in by `{}`, escaped; [#escape] is for those who put texts together by themselves.
///
/// ```java
/// Html.of("<b>{}</b> has <i>{}</i>", user.name(), user.stars())
/// ```
///
/// @param html what is shown
public record Html(String html) implements Displayable {
    /// Takes the text.
    public Html {
        Objects.requireNonNull(html, "Html.of: the text is null");
    }

    /// HTML as it is.
    public static Html of(String html) {
        return new Html(html);
    }

    /// HTML with values in the places of `{}`, one after the other, each escaped; a value that is [Html]
    /// itself goes in as it is.
    ///
    /// @throws IllegalArgumentException when there are not as many places as values
    public static Html of(String template, Object... values) {
        var html = new StringBuilder();
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            int place = template.indexOf("{}", at);
            if (place < 0) {
                throw new IllegalArgumentException(
                        "Html.of: expected " + values.length + " places {} for as many values, found " + i);
            }
            html.append(template, at, place)
                    .append(values[i] instanceof Html inner ? inner.html : Markup.escape(Render.text(values[i])));
            at = place + 2;
        }
        return new Html(html.append(template.substring(at)).toString());
    }

    /// The text with `<`, `>`, `&` and quotes escaped, for use between tags and in attributes in quotes.
    public static String escape(String text) {
        return Markup.escape(text);
    }

    /// The HTML, and what it says as text.
    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.plain(Markup.text(html)).with("text/html", html);
    }

    /// What it says, without its tags.
    @Override
    public String toString() {
        return Markup.text(html);
    }
}
