package jawait.engine.magic.code;

import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Meter;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%time`: what one run takes.
public record Time() implements Magic {
    @Override
    public String name() {
        return "time";
    }

    @Override
    public String summary() {
        return "Runs code once and tells time and memory";
    }

    @Override
    public Usage usage() {
        return Usage.lineOrCell().code("CODE");
    }

    @Override
    public String details() {
        return """
                The result is that of the code. Time for compiling is told apart. Processor time and memory are those of
                the whole process meanwhile, other tasks included. For short code see `%timeit`.

                ```java
                %time gather(urls, url -> fetch(url))
                ```""";
    }

    @Override
    public @Nullable Object run(Call call) throws Exception {
        var meter = new Meter();
        try {
            return call.host().measure(call.code(), meter);
        } finally {
            call.host().print(meter.text());
        }
    }
}
