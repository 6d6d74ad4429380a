package jawait.notebook.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A notebook's Java file prints the very text that the notebook shows.
class SameTextTest {
    @TempDir
    Path folder;

    private void prints_the_same(String script) throws Exception {
        assertEquals(Printed.byNotebook(script), Printed.byJava(folder, script));
    }

    private static String source(String script) throws Exception {
        return Printed.export(script).source();
    }

    @Test
    void rows_of_one_kind_are_a_table() throws Exception {
        prints_the_same("""
                //%%
                record P(String name, int age, Double d) {}
                var many = IntStream.range(0, 30).mapToObj(i -> new P("n" + i, i, i / 2.0)).toList();
                many
                //%%
                new LinkedList<>(many)
                //%%
                var byName = new TreeMap<String, P>(); for (var p : many) byName.put(p.name(), p);
                byName
                //%%
                Map.of("a", new P("x", 1, null))
                //%%
                List.of(Map.of("k", 1), Map.of("k", "text"))
                //%%
                Arrays.asList(new P("a", 1, 2.0), null, new P("b\\nc\\td", 2, -3.5))
                //%%
                record Wide(int a, byte b, float c, char d, boolean e, String f, List<Integer> g, int[] h, Object i) {}
                new Wide[] { new Wide(1, (byte) 4, 5f, 'c', true, "x".repeat(60), List.of(1), new int[] {1, 2}, 7) }
                //%%
                List.of(new P("日本語", 1, 1.0), new P("😀é", 22, 1.0), new P("e\\u0301", 3, 1.0), new P("x".repeat(300), 4, 1.0))
                //%%
                IntStream.range(0, 12_345).mapToObj(i -> new P("n" + i, i, null)).toList()
                """);
    }

    @Test
    void streams_are_tables_too() throws Exception {
        prints_the_same("""
                //%%
                Stream.of(1, 2, 3)
                //%%
                IntStream.range(0, 100)
                //%%
                Stream.of("a").filter(text -> text.isEmpty())
                //%%
                Stream.of(Map.entry("a", 1), Map.entry("b", 2))
                //%%
                Stream.of(new int[] {1, 2}, new int[] {3})
                """);
    }

    @Test
    void what_is_no_table_is_its_text() throws Exception {
        prints_the_same("""
                //%%
                interface Shape {} record Square(int side) implements Shape {} record Circle(int r) implements Shape {}
                List<Shape> shapes = List.of(new Square(1), new Circle(2));
                shapes
                //%%
                List.of()
                //%%
                List.of(new int[] {1}, "x", List.of(new String[] {"y"}))
                //%%
                Stream.of("a", "bb", "c").collect(Collectors.groupingBy(String::length))
                //%%
                Map<String, Object> mixed = new TreeMap<>(); mixed.put("a", new int[] {1}); mixed.put("b", null);
                mixed
                //%%
                new java.awt.image.BufferedImage(20, 10, java.awt.image.BufferedImage.TYPE_INT_RGB)
                //%%
                Object any = List.of(new Square(1));
                any
                //%%
                <T> T same(T value) { return value; }
                same(new Square(3))
                """);
    }

    @Test
    void a_file_that_shows_no_rows_does_without_the_code_for_it() throws Exception {
        assertFalse(
                source("//%%\nList.of(\"a\", \"b\")\n//%%\nMap.of(\"a\", 1)\n").contains("ValueText"));
        assertTrue(source("//%%\nrecord P(int x) {}\nList.of(new P(1))\n").contains("static final class ValueText"));
    }

    @Test
    void results_of_earlier_cells_have_names() throws Exception {
        prints_the_same("""
                //%%
                List.of("b", "a")
                //%%
                IO.println("no value")
                //%%
                _.get(0)
                //%%
                Out[1].get(1) + _3 + __.size()
                //%%
                Function<Integer, Integer> plus = _ -> 1; // _ and Out[1] mean nothing here
                for (var _ : List.of(1)) { IO.println("text with _ and Out[1]" + Out[3]); }
                In[2]
                //%% {"tags":["raises-exception"]}
                7
                //%%
                int _9 = 3;
                _ + _9
                """);
    }

    @Test
    void a_type_that_is_declared_anew_keeps_the_name_that_its_values_print() throws Exception {
        prints_the_same("""
                //%%
                record P(int x) {}
                new P(1)
                //%%
                record P(int x, int y) { P { if (x < 0) throw new IllegalArgumentException(); } static P of(int n) { return new P(n, n); } }
                P p = P.of(2);
                List<P> all = List.of(p, new P(3, 4));
                all.getLast()
                //%%
                enum Side { LEFT }
                Side.LEFT
                //%%
                enum Side { LEFT, RIGHT }
                Side.valueOf("RIGHT")
                """);
    }

    @Test
    void a_variable_and_a_method_may_have_one_name() throws Exception {
        prints_the_same("""
                //%%
                List<String> names() { return List.of("a", "b"); }
                String first() { return names.get(0); }
                var names = names();
                first()
                """);
    }

    @Test
    void a_main_of_the_notebook_is_called_otherwise() throws Exception {
        prints_the_same("""
                //%%
                package some.where;
                void main() { IO.println("in main"); }
                main();
                //%%
                class Hello { public static void main(String[] args) { IO.println("hello " + args.length); } }
                Hello.main(new String[0]);
                """);
    }

    @Test
    void a_method_declared_anew_may_call_itself() throws Exception {
        prints_the_same("""
                //%%
                int f(int n) { return n <= 1 ? 1 : n * f(n - 1); }
                f(5)
                //%%
                int f(int n) { return n <= 1 ? 1 : n + f(n - 1); }
                f(5)
                """);
    }

    @Test
    void a_bar_of_progress_tells_how_it_ended() throws Exception {
        var printed = Printed.byJava(folder, "//%%\nfor (var each : Progress.over(List.of(1, 2, 3))) { }\n");
        assertTrue(printed.startsWith("3 in "), printed);
    }
}
