package jawait.engine.magic;

/// A magic as it stands in a cell, by its text alone; whether there is one of that name is not asked.
///
/// @param sign `%`, `%%` or `//`
/// @param name what follows the sign, up to the first blank, without question marks
/// @param asked how many question marks follow the name: 0 to run it, else its help is wanted
/// @param arguments what follows on the line
/// @param body what follows below the line, for `%%`
/// @param start index of the sign in the cell
public record Written(String sign, String name, int asked, Code arguments, Code body, int start) {
    /// Reads the magic that begins at the first character of `code`.
    ///
    /// @param start index of `code` in the cell
    public static Written of(String code, int start) {
        String sign = code.startsWith("%%") ? "%%" : code.startsWith("//") ? "//" : "%";
        int lineEnd = code.indexOf('\n') < 0 ? code.length() : code.indexOf('\n');
        int nameEnd = sign.length();
        while (nameEnd < lineEnd && isName(code.charAt(nameEnd))) {
            nameEnd++;
        }
        int asked = 0;
        while (nameEnd + asked < lineEnd && asked < 2 && code.charAt(nameEnd + asked) == '?') {
            asked++;
        }
        String name = code.substring(sign.length(), nameEnd);
        int from = nameEnd + asked;
        int bodyStart = Math.min(code.length(), lineEnd + 1);
        return new Written(
                sign,
                name,
                asked,
                new Code(code.substring(from, lineEnd).stripTrailing(), start + from),
                new Code(sign.equals("%%") ? code.substring(bodyStart) : "", start + bodyStart),
                start);
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /// The name with its sign, as typed.
    public String typed() {
        return sign + name;
    }

    boolean wholeCell() {
        return sign.equals("%%");
    }
}
