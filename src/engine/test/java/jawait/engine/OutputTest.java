package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Output lands under the cell that started the work which printed it, whatever thread prints and however late.
class OutputTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    /// Runs a cell that starts late work, a cell in between, then lets the work print, and expects it under the
    /// first.
    private void late(String work) {
        notebook.does("var gate = new CountDownLatch(1);").runs(work);
        int cell = notebook.last();
        notebook.does("System.out.println(\"between\");").does("gate.countDown();");
        notebook.awaitOutput(cell, "late");
        assertEquals("between\n", notebook.output(cell + 1), work);
    }

    @Test
    void of_a_task() {
        late("task(() -> { gate.await(); System.out.println(\"late\"); })");
    }

    @Test
    void of_a_thread_and_of_a_thread_of_a_thread() {
        late(
                "new Thread(() -> { try { gate.await(); } catch (InterruptedException e) {} System.out.println(\"late\"); }).start()");
        late("Thread.startVirtualThread(() -> Thread.startVirtualThread(() -> {"
                + " try { gate.await(); } catch (InterruptedException e) {} IO.println(\"late\"); }))");
    }

    @Test
    void of_the_common_pool() {
        late(
                "CompletableFuture.runAsync(() -> { try { gate.await(); } catch (InterruptedException e) {} System.out.println(\"late\"); })");
        late(
                "CompletableFuture.supplyAsync(() -> { try { gate.await(); } catch (InterruptedException e) {} return \"late\"; })"
                        + ".thenAcceptAsync(System.out::println)");
    }

    @Test
    void of_an_executor_made_in_another_cell() {
        notebook.does("var shared = Executors.newFixedThreadPool(1);")
                .runs("shared.submit(() -> System.out.println(\"first\")).get()");
        late("shared.submit(() -> { gate.await(); System.out.println(\"late\"); return null; })");
        notebook.does("var timer = Executors.newSingleThreadScheduledExecutor();")
                .runs("timer.schedule(() -> {}, 0, TimeUnit.SECONDS).get()");
        late(
                "timer.schedule(() -> { gate.await(); System.out.println(\"late\"); return 1; }, 1, TimeUnit.MILLISECONDS)");
    }

    @Test
    void of_a_timer_also_when_it_was_made_in_another_cell() {
        String task = "new TimerTask() { public void run() {"
                + " try { gate.await(); } catch (InterruptedException e) {} System.out.println(\"late\"); } }";
        late("new Timer(true).schedule(" + task + ", 1)");
        notebook.does("var clock = new Timer(true); var ticked = new CountDownLatch(1);")
                .runs(
                        "clock.schedule(new TimerTask() { public void run() { ticked.countDown(); } }, 0);\nticked.await();");
        late("clock.schedule(" + task + ", 1)");
    }

    @Test
    void of_a_parallel_stream() {
        notebook.runs("IntStream.range(0, 200).parallel().forEach(i -> System.out.println(\"p\" + i))");
        int cell = notebook.last();
        assertEquals(200, notebook.output(cell).lines().count());
        notebook.gives("List.of(3, 1, 2).parallelStream().map(i -> i * 2).sorted().toList()", "[2, 4, 6]")
                .gives("IntStream.rangeClosed(1, 100).parallel().sum()", "5050")
                .fails("List.of(1, 0).parallelStream().map(i -> 1 / i).toList()", "java.lang.ArithmeticException");
    }

    @Test
    void of_the_class_loader_that_work_sees() {
        notebook.does("class Mine {}")
                .does(
                        "boolean sees() { try { return Class.forName(Mine.class.getName(), false,"
                                + " Thread.currentThread().getContextClassLoader()) == Mine.class; } catch (Exception e) { return false; } }")
                .gives("sees()", "true")
                .gives("await(task(() -> sees()))", "true")
                .gives("CompletableFuture.supplyAsync(() -> sees()).join()", "true")
                .gives("IntStream.range(0, 50).parallel().allMatch(i -> sees())", "true");
    }

    @Test
    void interleaved_cells_do_not_mix() {
        notebook.does(
                "void lines(String name) { for (int i = 0; i < 500; i++) System.out.println(name + \" \" + i); }");
        for (int i = 0; i < 4; i++) {
            notebook.runs("task(() -> lines(\"cell" + i + "\"))");
        }
        int last = notebook.last();
        for (int i = 0; i < 4; i++) {
            int cell = last - 3 + i;
            notebook.awaitOutput(cell, " 499");
            String name = "cell" + i;
            assertEquals(500, notebook.output(cell).lines().count());
            assertTrue(notebook.output(cell).lines().allMatch(line -> line.startsWith(name)));
        }
    }

    @Test
    void bytes_of_a_character_may_come_apart() {
        notebook.does(
                "byte[] euro = \"€\".getBytes(); System.out.write(euro[0]); System.out.write(euro, 1, 2); System.out.flush();");
        assertEquals("€", notebook.output(notebook.last()));
    }

    @Test
    void both_streams_and_all_ways_to_print_arrive_in_order() {
        notebook.runs("""
                System.out.print("a"); System.err.print('b'); System.out.printf("%d", 3); System.out.append("d").append("xex", 1, 2);
                System.out.println(new char[] {'f'}); IO.print("g"); System.out.println((Object) null); System.out.format("%s", "h");
                """);
        assertEquals("ab3def\ngnull\nh", notebook.output(notebook.last()));
    }

    @Test
    void input_is_asked_for_and_read() {
        notebook.willType("first line");
        notebook.willType("7");
        notebook.does("var in = new Scanner(System.in);")
                .gives("in.nextLine()", "first line")
                .gives("in.nextInt() + 1", "8");
        notebook.willType("by IO");
        notebook.gives("IO.readln()", "by IO");
    }

    @Test
    void a_task_that_fails_and_that_nobody_awaits_reports_itself_under_its_cell() {
        notebook.does("var failing = task(\"fetch\", () -> { throw new IOException(\"no route\"); });");
        int cell = notebook.last();
        notebook.awaitOutput(cell, "java.io.IOException\u001b[0m: no route");
        assertTrue(notebook.output(cell).startsWith("Task fetch failed, and nobody awaits it"), notebook.output(cell));
    }

    @Test
    void a_task_that_fails_and_is_awaited_later_in_its_cell_reports_nothing() {
        notebook.runs(
                "var quick = task(\"quick\", () -> { throw new IOException(\"q\"); });\nsleep(0.4);\nattempt(quick)");
        notebook.does("sleep(0.4);");
        assertEquals("", notebook.output(notebook.last() - 1));
    }

    @Test
    void mutually_recursive_methods_and_variables_of_a_new_type_need_no_notice() {
        notebook.does(
                        "int ev(int n) { return n == 0 ? 1 : od(n - 1); }\nint od(int n) { return n == 0 ? 0 : ev(n - 1); }")
                .does("int changing = 1;")
                .does("String changing = \"x\";");
        for (int cell = 1; cell <= 3; cell++) {
            assertEquals("", notebook.output(cell));
        }
    }

    @Test
    void a_task_as_a_result_is_updated_in_place_when_it_ends() {
        notebook.does("var open = new CountDownLatch(1);");
        var value = (Outcome.Value) notebook.cell("task(\"job\", () -> { open.await(); return 42; })");
        assertTrue(
                value.shown().text().startsWith("Task[job running"),
                value.shown().text());
        notebook.session.shown(value);
        notebook.does("open.countDown();");
        notebook.until("the update", () -> notebook.updates.contains(value.displayId() + " Task[job done: 42]"));
    }
}
