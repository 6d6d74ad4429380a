package jawait.notebook.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import jawait.notebook.export.Analysis.Shape;
import jawait.notebook.export.Part.Form;
import org.jspecify.annotations.Nullable;

/// The parts in the order of a file: imports, `main` with the statements, variables that methods share, methods
/// and types.
final class Program {
    /// What becomes of one cell.
    ///
    /// @param above prose, as comment lines
    /// @param raises whether it may fail and the next one runs all the same
    /// @param from index of its first part
    /// @param to index after its last part
    record Block(int cell, List<String> above, boolean raises, int from, int to) {}

    /// The class that value-text.txt declares.
    private static final String VALUE_TEXT = "ValueText";

    private static final Map<String, String> IMPORTS = imports();

    private final List<Part> parts;
    private final List<Block> blocks;
    private final Names names;
    private final @Nullable Analysis known;
    private final Set<String> fields = new LinkedHashSet<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Integer, Integer> cells = new TreeMap<>();

    /// @param known what an earlier look at the program brought; null at the first
    Program(List<Part> parts, List<Block> blocks, Names names, @Nullable Analysis known) {
        this.parts = parts;
        this.blocks = blocks;
        this.names = names;
        this.known = known;
    }

    private static Map<String, String> imports() {
        var imports = new LinkedHashMap<String, String>();
        imports.put("java.net.http", "import module java.net.http;");
        imports.put("jawait", "import jawait.*;");
        imports.put("jawait.display", "import jawait.display.*;");
        imports.put("jawait.Async", "import static jawait.Async.*;");
        imports.put("jawait.display.Display", "import static jawait.display.Display.*;");
        return imports;
    }

    /// The file.
    ///
    /// @param header what stands above the imports
    /// @param first the first statements of `main`
    /// @param last the last ones
    String source(String header, String first, String last) {
        text.append(header);
        decideFields();
        writeImports();
        text.append("void main() throws Exception {\n").append(first);
        blocks.forEach(this::writeBlock);
        text.append(last).append("}\n");
        if (!fields.isEmpty()) {
            text.append('\n');
            fields.forEach(name -> text.append("static ")
                    .append(types.get(name))
                    .append(' ')
                    .append(name)
                    .append(";\n"));
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).member()) {
                writeMember(i);
            }
        }
        if (text.indexOf(VALUE_TEXT + ".of(") >= 0) {
            text.append('\n').append(valueText());
        }
        return text.toString();
    }

    private static String valueText() {
        try (var in = Objects.requireNonNull(Program.class.getResourceAsStream("value-text.txt"), "value-text.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the jar cannot be read", e);
        }
    }

    /// The cell that a line of the file comes from; 0 when it comes from none.
    int cellOf(int line) {
        var cell = cells.floorEntry(line);
        return cell == null ? 0 : cell.getValue();
    }

    private void decideFields() {
        for (var block : blocks) {
            int deep = block.raises() ? 1 : 0;
            for (int i = block.from(); i < block.to(); i++) {
                Part part = parts.get(i);
                deep += part.form() == Form.FRAME ? part.code().endsWith("{") ? 1 : -1 : 0;
                if (part.form() == Form.VARIABLE) {
                    decide(i, deep > 0);
                }
            }
        }
    }

    private void decide(int at, boolean deep) {
        Part part = parts.get(at);
        String name = names.own(at);
        String written = names.type(at);
        String type =
                written != null ? written : known == null ? null : known.types().get(name);
        if (type == null || fields.contains(name)) {
            return;
        }
        if (known == null || deep || part.code().isEmpty() || shared(name)) {
            fields.add(name);
            types.put(name, type);
        }
    }

    /// Whether a local variable of `main` could not be what this is.
    private boolean shared(String name) {
        boolean captured = false;
        boolean changes = false;
        int declared = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            declared += part.form() == Form.VARIABLE && names.own(i).equals(name) ? 1 : 0;
            if (part.uses().inner().contains(name)) {
                return true;
            }
            for (var used : new HashSet<>(
                    part.uses().names().stream().map(Uses.Name::text).toList())) {
                if (names.meant(used, i).equals(name)) {
                    if (part.member()) {
                        return true;
                    }
                    captured |= part.uses().captured().contains(used);
                    changes |= part.uses().assigned().contains(used);
                }
            }
        }
        return captured && (changes || declared > 1);
    }

    private void writeImports() {
        var lines = new LinkedHashSet<String>();
        IMPORTS.forEach((used, line) -> {
            if (known == null || known.used().contains(used)) {
                lines.add(line);
            }
        });
        for (Part part : parts) {
            if (part.form() == Form.IMPORT) {
                lines.add(part.code());
            }
        }
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(lines.isEmpty() ? "" : "\n");
    }

    @SuppressWarnings("ReferenceEquality") // two blocks may be equal
    private void writeBlock(Block block) {
        block.above().forEach(line -> text.append("    ").append(line).append('\n'));
        int before = text.length();
        if (block.raises()) {
            line("    ", "try {");
        }
        String indent = block.raises() ? "        " : "    ";
        for (int i = block.from(); i < block.to(); i++) {
            Part part = parts.get(i);
            mark(part.cell());
            if (part.form() == Form.FRAME && part.code().startsWith("}")) {
                indent = indent.substring(4);
            }
            statement(indent, part, i);
            if (part.form() == Form.FRAME && part.code().endsWith("{")) {
                indent += "    ";
            }
        }
        if (block.raises()) {
            line("    ", "} catch (Throwable raised) {\n    System.err.println(raised);\n}");
        }
        if (text.length() > before || !block.above().isEmpty()) {
            text.append(block.equals(blocks.getLast()) ? "" : "\n");
        }
    }

    private void mark(int cell) {
        cells.put(Math.toIntExact(text.chars().filter(c -> c == '\n').count()) + 1, cell);
    }

    private void statement(String indent, Part part, int at) {
        if (part.member() || part.form() == Form.IMPORT) {
            return;
        }
        if (!part.lead().isEmpty()) {
            line(indent, part.lead());
        }
        switch (part.form()) {
            case VARIABLE -> variable(indent, at);
            case VALUE -> line(indent, value(at));
            case STATEMENT -> line(indent, ended(names.code(at)));
            default -> line(indent, part.code());
        }
    }

    private static String ended(String code) {
        return code.endsWith(";") || code.endsWith("}") ? code : code + ";";
    }

    private void variable(String indent, int at) {
        String name = names.own(at);
        String value = names.code(at);
        if (fields.contains(name) || names.again(at)) {
            if (!value.isEmpty()) {
                line(indent, name + " = " + value + ";");
            } else if (names.again(at)) {
                line(indent, name + " = " + blank(String.valueOf(types.get(name))) + ";");
            }
        } else {
            String type = names.type(at);
            line(indent, (type == null ? "var" : type) + " " + name + (value.isEmpty() ? "" : " = " + value) + ";");
        }
    }

    private static String blank(String type) {
        return switch (type) {
            case "boolean" -> "false";
            case "int", "long", "short", "byte", "char", "float", "double" -> "0";
            default -> "null";
        };
    }

    private String value(int at) {
        String code = names.code(at);
        if (known == null) {
            return "var $v" + at + " = " + code + ";";
        }
        return switch (shape(known.shapes().getOrDefault(at, Shape.PLAIN))) {
            case NOTHING -> code + ";";
            case PLAIN -> code.equals("null") ? "IO.println(\"null\");" : "IO.println(" + code + ");";
            case ARRAY -> "IO.println(Arrays.toString(" + code + "));";
            case ARRAYS -> "IO.println(Arrays.deepToString(" + code + "));";
            case ROWS -> "IO.println(" + VALUE_TEXT + ".of(" + code + "));";
            case SHOWN -> "jawait.display.Display.display(" + code + ");";
        };
    }

    /// Where the library that shows values is at hand, it does so.
    private Shape shape(Shape shape) {
        boolean library = known != null && known.used().stream().anyMatch(used -> used.startsWith("jawait.display"));
        return shape == Shape.ROWS && library ? Shape.SHOWN : shape;
    }

    private void writeMember(int at) {
        Part part = parts.get(at);
        text.append('\n');
        mark(part.cell());
        if (!part.lead().isEmpty()) {
            line("", part.lead());
        }
        String code = names.code(at);
        boolean bare = !code.matches("(?s)(?:@\\S+\\s+|\\w+\\s+)*?static\\b.*");
        boolean classOrMethod = part.form() == Form.METHOD
                || code.matches("(?s)(?:@\\w+(?:\\([^)]*\\))?\\s+|\\w+\\s+|non-sealed\\s+)*?class\\b.*");
        String around = names.around(at);
        if (around.isEmpty()) {
            line("", (bare && classOrMethod ? "static " : "") + code);
        } else {
            line("", "static class " + around + " {");
            line("    ", (bare && classOrMethod ? "static " : "") + code);
            line("", "}");
        }
    }

    private void line(String indent, String lines) {
        for (String each : new ArrayList<>(List.of(lines.split("\n", -1)))) {
            text.append(each.isEmpty() ? "" : indent).append(each).append('\n');
        }
    }
}
