package jawait.engine.magic.tasks;

import jawait.Async;
import jawait.Task;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;

/// `%%background`: the cell as a task.
public record Background() implements Magic {
    @Override
    public String name() {
        return "background";
    }

    @Override
    public String summary() {
        return "Runs the cell as a task and returns at once with its handle";
    }

    @Override
    public Usage usage() {
        return Usage.cell(Usage.Body.JAVA).words(0, 1, "[NAME]");
    }

    @Override
    public String details() {
        return """
                The result is the `Task`, which shows its state and changes in place when it ends; its value is that of
                the cell's last expression. Output appears below this cell, declarations are visible to later cells as
                soon as they were made. `%cancel NAME` stops it, `%tasks` lists it.

                ```java
                %%background crawl
                var pages = gather(urls, url -> fetch(url));
                pages.size()
                ```""";
    }

    @Override
    public Task<?> run(Call call) {
        Task<?> cell = Async.currentTask();
        String name = call.arguments().first().orElse((cell == null ? "cell" : cell.name()) + " in background");
        return call.host().background(name, call.code());
    }
}
