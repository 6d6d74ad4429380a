package jawait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every form in which people write a body, given to every verb: it compiles, to the type expected, and runs.
class OverloadsTest {
    private static final String HEAD = """
            import static jawait.Async.*;
            import jawait.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            class Cases {
                static int field;
                static PrintStream out = new PrintStream(OutputStream.nullOutputStream());
                static int value() { return 1; }
                static int checked() throws IOException { throw new IOException("boom"); }
                static void nothing() {}
                static void checkedNothing() throws IOException { throw new IOException("boom"); }
                static <X> X generic(X x) { return x; }
                static int overloaded() { return 1; }
                static int overloaded(int n) { return n; }
                static Callable<Integer> callable = () -> 1;
                static Runnable runnable = () -> {};
            """;

    /// Bodies with a value.
    private static final List<String> VALUES = List.of(
            "() -> 1",
            "() -> value()",
            "() -> { return 1; }",
            "() -> { nothing(); return value(); }",
            "() -> field++",
            "() -> checked()",
            "() -> { return checked(); }",
            "() -> generic(1)",
            "() -> (Integer) null",
            "Cases::value",
            "Cases::checked",
            "callable");

    /// Bodies without.
    private static final List<String> VOIDS = List.of(
            "() -> nothing()",
            "() -> { nothing(); }",
            "() -> {}",
            "() -> { field++; }",
            "() -> out.println(1)",
            "() -> checkedNothing()",
            "() -> { if (field > Integer.MIN_VALUE) throw new IOException(\"boom\"); }",
            "() -> { field++; checked(); }",
            "Cases::nothing",
            "Cases::checkedNothing");

    /// Bodies that cannot end: they count as bodies with a value. Alone in a `gather` such a body could be an
    /// `Iterable`.
    private static final List<String> ENDLESS =
            List.of("() -> { throw new IOException(\"boom\"); }", "() -> { while (true) checked(); }");

    /// A verb: how it is called, its type with a value, its type without (empty: none).
    private record Verb(String call, String typed, String untyped) {}

    private static final List<Verb> VERBS = List.of(
            new Verb("async(@)", "Coroutine<Integer>", "Coroutine<Void>"),
            new Verb("task(@)", "Task<Integer>", "Task<Void>"),
            new Verb("task(\"name\", @)", "Task<Integer>", "Task<Void>"),
            new Verb("await(@)", "Integer", ""),
            new Verb("attempt(@)", "Outcome<Integer>", "Outcome<Void>"),
            new Verb("gather(@)", "List<Integer>", "List<Void>"),
            new Verb("gather(@, @)", "List<Integer>", "List<Void>"),
            new Verb("outcomes(@, @)", "List<Outcome<Integer>>", "List<Outcome<Void>>"),
            new Verb("timeout(5, @)", "Integer", ""),
            new Verb("timeout(java.time.Duration.ofSeconds(5), @)", "Integer", ""),
            new Verb("moveOnAfter(5, @)", "Optional<Integer>", "boolean"),
            new Verb("deadline(java.time.Instant.MAX, @)", "Integer", ""),
            new Verb("shield(@)", "Integer", ""),
            new Verb("retry(1, @)", "Integer", ""),
            new Verb("run(@)", "Integer", ""),
            new Verb("toThread(@)", "Task<Integer>", "Task<Void>"),
            new Verb("cpu(@)", "Task<Integer>", "Task<Void>"));

    /// Whole statements.
    private static final List<String> SINGLES = List.of(
            "Integer r = await(callable, IOException.class);",
            "Integer r = await(() -> 1, IOException.class);",
            "Integer r = await(async(() -> 1));",
            "Integer r = await(task(() -> 1));",
            "Integer r = await(CompletableFuture.supplyAsync(() -> 1));",
            "Integer r = await((CompletionStage<Integer>) CompletableFuture.completedStage(1));",
            "Integer r = await(ForkJoinPool.commonPool().submit(callable));",
            "Integer r = await(async(() -> await(async(() -> gather(() -> 1).get(0)))));",
            "List<Integer> r = gather(async(() -> 1), task(() -> 2), () -> 3, callable, Cases::value);",
            "List<Object> r = gather();",
            "List<Void> r = gather(() -> value(), () -> nothing());",
            "List<String> r = gather(() -> \"a\", () -> null);",
            "List<Number> r = gather(() -> 1, () -> 2.0);",
            "List<Integer> r = gather(List.of(task(() -> 1), task(() -> 2)));",
            "List<Integer> r = gather(new ArrayList<>(List.of(async(() -> 1), async(() -> 2))));",
            "List<Integer> r = gather(List.of(callable, callable));",
            "List<Integer> r = gather(Stream.of(callable, callable));",
            "List<Integer> r = gather(IntStream.range(0, 5).mapToObj(i -> task(() -> i * i)));",
            "List<Integer> r = gather(IntStream.range(0, 5).mapToObj(i -> async(() -> i * i)).toList());",
            "List<String> r = gather(Stream.of(\"a\", \"b\").map(u -> () -> u));",
            "List<Integer> r = gather(List.of(1, 2), i -> i * 2);",
            "List<String> r = gather(10, List.of(1, 2), i -> { sleep(0); return \"x\" + i; });",
            "List<String> r = gather(List.of(1, 2), String::valueOf);",
            "List<Integer> r = gather(new Task[] {task(() -> 1)}).stream().map(x -> (Integer) x).toList();",
            "List<Outcome<Integer>> r = outcomes(() -> 1, () -> { throw new IOException(\"boom\"); });",
            "List<Outcome<Object>> r = outcomes();",
            "List<Outcome<Integer>> r = outcomes(List.of(task(() -> 1)));",
            "Integer r = race(async(() -> 1), () -> 1, task(() -> 1), Cases::value);",
            "Integer r = firstSuccess(() -> { throw new IOException(\"boom\"); }, () -> 1);",
            "for (var t : asCompleted(List.of(async(() -> 1), async(() -> 2)))) { Integer r = await(t); }",
            "Waited<Integer> r = awaitUntil(Until.FIRST_COMPLETED, List.of(task(() -> 1), task(() -> 2)));",
            "String r = group(g -> { var a = g.start(() -> \"a\"); g.start(() -> nothing()); return await(a); });",
            "group(g -> { g.start(\"name\", () -> nothing()); });",
            "Task<Integer> r = group(g -> g.start(Cases::value));",
            "group(g -> { throw new IOException(\"boom\"); });",
            "supervisor(g -> { g.start(callable); });",
            "Integer r = supervisor(g -> await(g.start(callable)));",
            "AsyncGenerator<Integer> r = generate(y -> { for (int i = 0; i < 3; i++) y.yield(i); });",
            "AsyncGenerator<Integer> r = generate(y -> y.yield(1));",
            "for (int i : Async.<Integer>generate(y -> y.yield(1))) { field += i; }",
            "AsyncQueue<Integer> q = queue(2); q.put(1); int r = q.get();",
            "AsyncQueue<String> q = priorityQueue(); q.put(\"a\"); String r = q.get();",
            "Task<Void> r = every(1, () -> nothing()); r.cancel();",
            "Task<Void> r = every(1, Cases::nothing); r.cancel();",
            "Integer r = retry(Retry.times(1).on(IOException.class), () -> checked());",
            "Optional<String> r = moveOnAfter(1, async(() -> \"a\"));",
            "Coroutine<Integer> r = Coroutine.from(CompletableFuture.completedFuture(1)); r.call();",
            "Coroutine<Integer> r = Coroutine.from(CompletableFuture.completedStage(1)); r.call();",
            "Coroutine<Integer> r = Coroutine.from(() -> CompletableFuture.supplyAsync(() -> 1)); r.call();",
            "Coroutine<Integer> r = Coroutine.from(CompletableFuture.completedFuture(1)::copy); r.call();",
            "Object o = CompletableFuture.completedFuture(1); Integer r = await(Coroutine.from(o));",
            "Object o = CompletableFuture.completedFuture(1); Integer r = await(Coroutine.from(o, Integer.class));",
            "List<Integer> r = gather(Coroutine.from(CompletableFuture.completedFuture(1)), () -> 2);",
            "AsyncQueue<String> q = priorityQueue(Comparator.comparing(String::length)); q.put(\"a\");",
            "AsyncQueue<String> q = queue(1); String r = select(q.onPut(\"a\", () -> \"b\"), q.onGet());",
            "AsyncQueue<String> q = queue(1); String r = select(q.onGet(s -> s + 1), Branch.otherwise(() -> \"none\"));",
            "AsyncQueue<String> q = queue(1); select(q.onPut(\"a\", () -> nothing()), q.onGet(s -> { nothing(); }));",
            "AsyncQueue<Integer> q = queue(1); Object r = select(q.onPut(1), q.onGet(n -> n + 1));",
            "AsyncQueue<Integer> q = queue(1); q.put(1); Integer r = select(List.of(q.onGet(), q.onGet()));",
            "AsyncQueue<Integer> q = queue(1); q.put(1); Integer r = timeout(5, q::get); moveOnAfter(5, q::join);",
            "Permit r = timeout(5, lock()::acquire); timeout(5, semaphore(1)::acquire).close();",
            "Permit r = timeout(5, CapacityLimiter.of(1)::acquire); rateLimiter(2, 1).acquire();",
            "boolean r = moveOnAfter(5, rateLimiter(2, java.time.Duration.ofSeconds(1))::acquire);",
            "Integer r = timeout(5, barrier(1)::await); moveOnAfter(0, event()::await);",
            "Runnable r = runnable; await(r::run);",
            "try (var _ = semaphore(1).acquire(); var _ = lock().acquire()) { nothing(); }",
            "if (attempt(() -> 42) instanceof Success(Integer n)) { field = n; }",
            "switch (attempt(callable)) { case Success(var v) -> nothing(); case Failure(IOException e) -> nothing();"
                    + " case Failure(var e) -> nothing(); case Cancelled() -> nothing(); }");

    @TempDir
    Path folder;

    @Test
    void every_form_compiles_and_runs_with_every_verb() throws Exception {
        List<String> cases = cases();
        assertTrue(cases.size() > 400, "cases: " + cases.size());
        var source = new StringBuilder();
        for (int i = 0; i < cases.size(); i++) {
            source.append("static void case%d() throws Exception { %s }\n".formatted(i, cases.get(i)));
        }
        assertEquals("", compile(source.toString()));
        URL[] urls = {folder.toUri().toURL()};
        try (var loader = new URLClassLoader(urls, OverloadsTest.class.getClassLoader())) {
            Class<?> compiled = loader.loadClass("Cases");
            for (int i = 0; i < cases.size(); i++) {
                run(compiled, i, cases.get(i));
            }
        }
    }

    /// It returns, or throws the one exception that bodies here throw.
    private static void run(Class<?> compiled, int number, String text) throws Exception {
        var method = compiled.getDeclaredMethod("case" + number);
        method.setAccessible(true);
        try {
            method.invoke(null);
        } catch (InvocationTargetException e) {
            assertEquals("java.io.IOException: boom", e.getCause().toString(), text);
        }
    }

    private static List<String> cases() {
        List<String> cases = new ArrayList<>(SINGLES);
        for (Verb verb : VERBS) {
            for (String body : VALUES) {
                cases.add(verb.typed + " r = " + verb.call.replace("@", body) + ";");
            }
            for (String body : VOIDS) {
                cases.add((verb.untyped.isEmpty() ? "" : verb.untyped + " r = ") + verb.call.replace("@", body) + ";");
            }
            for (String body : verb.call.equals("gather(@)") ? List.<String>of() : ENDLESS) {
                cases.add(verb.typed + " r = " + verb.call.replace("@", body) + ";");
            }
        }
        return cases;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            task(Cases::overloaded);              | reference to task is ambiguous
            task(runnable);                       | no suitable method found for task(Runnable)
            await(runnable);                      | no suitable method found for await(Runnable)
            await(42);                            | no suitable method found for await(int)
            await(List.of(task(() -> 1)));        | no suitable method found for await
            gather(async(() -> {}), () -> {});    | no suitable method found for gather
            gather(() -> { throw new IOException(); }); | unreported exception
            sleep("1");                           | no suitable method found for sleep(String)
            """)
    void what_does_not_compile_says_why(String statement, String message) throws Exception {
        String said = compile("static void refused() throws Exception { " + statement + " }\n");
        assertTrue(said.contains(message), said);
    }

    private String compile(String methods) throws IOException {
        Path file = folder.resolve("Cases.java");
        Files.writeString(file, HEAD + methods + "}\n");
        String library = Compiler.classesOf(Async.class).toString();
        String said = Compiler.compile(folder, List.of(file), "-Xlint:none", "--class-path", library);
        return said.lines().filter(line -> !line.startsWith("Note:")).collect(Collectors.joining("\n"));
    }
}
