package jawait.kernel.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;

/// What identifies a message. It is kept as the text that was received, so that an answer carries it back unchanged,
/// with every key the client put there.
///
/// @param text the JSON object as received, `{}` for no header
/// @param id `msg_id`
/// @param type `msg_type`
/// @param subshell `subshell_id`, which line of cells it is for; empty for the main one
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#general-message-format">spec</a>
public record Header(String text, String id, String type, String subshell) {
    /// The version of the protocol we speak.
    public static final String VERSION = "5.5";

    /// The parent of what nobody asked for.
    public static final Header NONE = new Header("{}", "", "", "");

    /// Reads a header.
    ///
    /// @throws WireException when it has no `msg_id` or `msg_type`
    static Header read(String text) throws WireException {
        var fields = new Fields(Json.object(text));
        return new Header(text, fields.text("msg_id"), fields.text("msg_type"), fields.text("subshell_id", ""));
    }

    /// Reads a parent header, which may be empty.
    static Header readParent(String text) throws WireException {
        var fields = new Fields(Json.object(text));
        return new Header(text, fields.text("msg_id", ""), fields.text("msg_type", ""), "");
    }

    /// A header of our own.
    static Header fresh(String id, String type, String session) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("msg_id", id);
        tree.put("username", "kernel");
        tree.put("session", session);
        tree.put("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        tree.put("msg_type", type);
        tree.put("version", VERSION);
        return new Header(Json.text(tree), id, type, "");
    }
}
