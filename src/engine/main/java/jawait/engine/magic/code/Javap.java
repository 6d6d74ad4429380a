package jawait.engine.magic.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%javap`: the bytecode of a class or method.
public record Javap(ClassFiles classes) implements Magic {
    private record Target(Class<?> type, String method) {}

    @Override
    public String name() {
        return "javap";
    }

    @Override
    public String summary() {
        return "Shows the bytecode of a class or method";
    }

    @Override
    public Usage usage() {
        return Usage.line()
                .flag("-v --verbose", "with constants, line numbers and attributes")
                .flag("-s --short", "only the declarations")
                .words(1, 1, "NAME");
    }

    @Override
    public String details() {
        return """
                The name is a method or class of a cell, any other class, or `Class.method`. What is shown is what the
                compiler made, without the stop checks that are woven in when it is loaded.

                ```
                %javap String.isBlank
                ```""";
    }

    @Override
    public @Nullable Object run(Call call) throws Exception {
        String name = call.arguments().words().getFirst();
        Target target = find(call, name);
        String text = disassemble(target.type(), call.arguments());
        call.host().print((target.method().isEmpty() ? text : methods(text, target.method())) + "\n");
        return null;
    }

    private Target find(Call call, String name) throws Exception {
        var holder = classes.holding(name);
        int dot = name.lastIndexOf('.');
        if (holder.isPresent()) {
            return new Target(load(holder.get()), name);
        }
        var type = type(call, name);
        if (type.isPresent()) {
            return new Target(type.get(), "");
        }
        var outer = dot < 0 ? Optional.<Class<?>>empty() : type(call, name.substring(0, dot));
        return outer.map(found -> new Target(found, name.substring(dot + 1)))
                .orElseThrow(() -> new MagicError(
                        "UsageError", "there is no class or method " + name + "; %who lists those of cells"));
    }

    private static Optional<Class<?>> type(Call call, String name) throws Exception {
        boolean plain = name.matches("[\\w$]+(\\.[\\w$]+)*");
        return plain
                        && call.host().value(name + ".class").orElse(null) instanceof Class<?> found
                        && !found.isPrimitive()
                ? Optional.of(found)
                : Optional.empty();
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    }

    private String disassemble(Class<?> type, jawait.engine.magic.Arguments asked) throws Exception {
        Path folder = Files.createTempDirectory("jawait-javap");
        Path file = folder.resolve("It.class");
        try {
            Files.write(file, bytes(type));
            var out = new StringWriter();
            var arguments = new java.util.ArrayList<>(List.of("-p"));
            arguments.addAll(asked.has("-v") ? List.of("-v") : asked.has("-s") ? List.of() : List.of("-c"));
            arguments.add(file.toString());
            ToolProvider javap = ToolProvider.findFirst("javap")
                    .orElseThrow(
                            () -> new MagicError("NoJavap", "this JDK has no javap: it lacks the module jdk.jdeps"));
            var to = new PrintWriter(out);
            javap.run(to, to, arguments.toArray(String[]::new));
            return out.toString()
                    .lines()
                    .filter(line -> !line.startsWith("Warning:")
                            && !line.startsWith("Compiled from \"$JShell$")
                            && !line.contains(file.toString()))
                    .collect(java.util.stream.Collectors.joining("\n"))
                    .replaceAll("REPL[./]\\$JShell\\$\\w+[.$]", "");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private byte[] bytes(Class<?> type) throws InterruptedException, IOException {
        var plain = classes.plain(type.getName());
        if (plain.isPresent()) {
            return plain.get();
        }
        String name = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new MagicError("UsageError", "the bytecode of " + type.getName() + " is nowhere to be had");
            }
            return in.readAllBytes();
        }
    }

    /// The paragraphs of javap's output that are about methods of this name.
    private static String methods(String text, String method) {
        var found = new StringBuilder();
        for (String paragraph : text.split("\\n\\s*\\n", -1)) {
            String body = paragraph.replaceFirst("(?s)^[^\\n]*\\{\\n", "");
            String head = body.lines().findFirst().orElse("");
            if (head.matches(".*[ .$]" + java.util.regex.Pattern.quote(method) + "\\(.*")) {
                found.append(body.replaceFirst("\\n}$", "")).append("\n\n");
            }
        }
        if (found.isEmpty()) {
            throw new MagicError("UsageError", "the class has no method " + method);
        }
        return found.toString().stripTrailing();
    }
}
