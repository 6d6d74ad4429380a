package jawait.display.media;

import java.util.HexFormat;

/// Bytes as people read them: sixteen on a line, with their place and their letters.
public final class HexDump {
    private static final int LINES = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    /// The first 256 bytes.
    public static String of(byte[] bytes) {
        var lines = new StringBuilder();
        for (int at = 0; at < bytes.length && at < 16 * LINES; at += 16) {
            int end = Math.min(at + 16, bytes.length);
            lines.append("%08x  %-47s  ".formatted(at, HEX.formatHex(bytes, at, end)));
            for (int i = at; i < end; i++) {
                lines.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            lines.append('\n');
        }
        return lines.toString().stripTrailing();
    }
}
