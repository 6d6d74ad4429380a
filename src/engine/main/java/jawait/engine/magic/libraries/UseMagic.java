package jawait.engine.magic.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import jawait.engine.maven.Bundle;
import jawait.engine.maven.Bundles;
import jawait.engine.maven.Compiler;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.Request;
import jawait.engine.source.Nearest;
import org.jspecify.annotations.Nullable;

/// `%use NAME[@version] …`: libraries that go by a short name, with their imports.
final class UseMagic implements Magic {
    private final Loads loads;
    private final Bundles bundles;
    private final Compiler compiler;

    UseMagic(Loads loads, Bundles bundles, Compiler compiler) {
        this.loads = loads;
        this.bundles = bundles;
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "use";
    }

    @Override
    public String summary() {
        return "Loads libraries by a short name and imports them, or lists the names";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, Integer.MAX_VALUE, "[NAME[@VERSION]…]");
    }

    @Override
    public String details() {
        return "```java\n%use jackson jsoup@1.24.1\n```\n";
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        return Loads.objection(arguments.words(), this::bundle);
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return bundles.names().stream()
                .filter(name -> name.startsWith(word))
                .map(name -> new Candidate(name, "module", bundle(name).about()))
                .toList();
    }

    private Bundle bundle(String word) {
        String name = word.split("@", 2)[0];
        return bundles.find(name).orElseThrow(() -> {
            var near = Nearest.of(name, bundles.names());
            return new IllegalArgumentException("there is no bundle " + name + "; "
                    + (near.isEmpty() ? "%use lists them" : "did you mean " + String.join(" or ", near) + "?"));
        });
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var words = call.arguments().words();
        if (words.isEmpty()) {
            return MimeBundle.plain(bundles.names().stream()
                    .map(name -> "%-14s %s".formatted(name, bundle(name).about()))
                    .collect(Collectors.joining("\n")));
        }
        var wanted = new ArrayList<Coordinates>();
        var imports = new ArrayList<String>();
        for (String word : words) {
            var bundle = bundle(word);
            wanted.addAll(bundle.coordinates(
                    word.substring(Math.min(word.length(), bundle.name().length() + 1))));
            imports.addAll(bundle.statements());
            local(bundle).forEach(notice -> call.host().printError(notice + "\n"));
        }
        if (!wanted.isEmpty()) {
            loads.load(call, wanted, new Request.Places(List.of(), false));
        }
        compiler.declare(imports).forEach(wrong -> call.host().printError(wrong + "\n"));
        return null;
    }

    private List<String> local(Bundle bundle) throws InterruptedException {
        try {
            return loads.libraries().addBesides(bundles.jars(bundle), Loads.cell());
        } catch (IllegalArgumentException e) {
            throw new MagicError(Loads.ERROR, "bundle " + bundle.name() + " is incomplete: " + e.getMessage());
        }
    }
}
