package jawait.engine.magic.libraries;

import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import jawait.engine.magic.Word;
import org.jspecify.annotations.Nullable;

/// `//COMPILE_OPTIONS …`: options for the compiler, in the first cell.
final class CompileOptionsDirective implements Magic {
    private final CompileOptions options;

    CompileOptionsDirective(CompileOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "COMPILE_OPTIONS";
    }

    @Override
    public String summary() {
        return "Sets options of the compiler, in the session's first cell";
    }

    @Override
    public Usage usage() {
        return Usage.directive().text("OPTION…");
    }

    @Override
    public boolean prepares() {
        return true;
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var words = Word.of(call.arguments().text()).stream().map(Word::text).toList();
        options.add("//COMPILE_OPTIONS", words);
        return null;
    }
}
