package jawait.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Lines read as server-sent events, as the HTML standard says.
final class HttpEvents {
    private final HttpLines lines;
    private final StringBuilder data = new StringBuilder();
    private String kind = "";
    private String id = "";
    private boolean hasData;

    HttpEvents(HttpLines lines) {
        this.lines = lines;
    }

    /// The next event; null when there are no more. One that was not finished by an empty line is none.
    @Nullable
    HttpEvent next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) {
                HttpEvent event = new HttpEvent(kind.isEmpty() ? "message" : kind, data.toString(), id);
                boolean is = hasData;
                data.setLength(0);
                kind = "";
                hasData = false;
                if (is) {
                    return event;
                }
            } else {
                read(line);
            }
        }
        return null;
    }

    private void read(String line) {
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        switch (field) {
            case "event" -> kind = value;
            case "id" -> id = value.indexOf(0) < 0 ? value : id;
            case "data" -> {
                data.append(hasData ? "\n" : "").append(value);
                hasData = true;
            }
            default -> {} // comments, retry, what is yet to be invented
        }
    }
}
