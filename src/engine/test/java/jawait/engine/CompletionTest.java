package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jawait.engine.help.Completion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is suggested at the `|` of a cell.
class CompletionTest {
    private static final Notebook NOTEBOOK = new Notebook();

    @BeforeAll
    static void declare() {
        NOTEBOOK.does("int counter = 1; String text = \"\"; List<String> names = new ArrayList<>();")
                .does("Map<String, List<Integer>> map = new HashMap<>();")
                .does("enum Suit { HEARTS, SPADES }\nSuit suit = Suit.HEARTS;")
                .does("class Box<T> { T held; @Deprecated void fetchOld() {} T fetch() { return held; }"
                        + " <R> R as(Function<T, R> f) { return f.apply(held); } }\nvar box = new Box<String>();")
                .does("int mine(int n) { return n; }");
    }

    @AfterAll
    static void close() {
        NOTEBOOK.close();
    }

    private static Completion at(String marked) {
        int cursor = marked.indexOf('|');
        return NOTEBOOK.session.complete(marked.replaceFirst("\\|", ""), cursor);
    }

    private static List<String> texts(String marked) {
        return at(marked).items().stream().map(Completion.Item::text).toList();
    }

    private static Completion.Item item(String marked, String text) {
        var found = at(marked).items();
        for (var each : found) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        return fail(marked + " should offer " + text + ", offers " + texts(marked));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            value = {
                "text.isE| → isEmpty()",
                "x = text.isE| + 1 → isEmpty()",
                "text.|isEmpty() → isEmpty",
                "names.stream().map(x -> x.le| → length()",
                "map.entrySet().stream().map(e -> e.getV| → getValue()",
                "for (var e : map.entrySet()) { e.getValue().get(0).intV| → intValue()",
                "if (text instanceof String st && st.le| → length()",
                "switch ((Object) text) { case String st when st.isE| → isEmpty()",
                "try { f(); } catch (IOException ex) { ex.getMess| → getMessage()",
                "try (var in = Files.newInputStream(Path.of(\"x\"))) { in.readAl| → readAllBytes()",
                "box.as(t -> t.isE| → isEmpty()",
                "box.fetch().isE| → isEmpty()",
                "await(task(() -> \"a\")).isE| → isEmpty()",
                "int[] arr = {1}; arr.le| → length",
                "\"a,b\".split(\",\")[0].isE| → isEmpty()",
                "names.forEach(System.out::printl| → println",
                "Map.Ent| → Entry",
                "java.util.concurrent.loc| → locks",
                "java.util.concurrent.locks.Reent| → ReentrantLock",
                "import java.util.concurrent.locks.Reent| → ReentrantLock",
                "import static java.lang.Math.floorM| → floorMod",
                "import module java.sq| → java.sql",
                "count| → counter",
                "mi| → mine(",
                "gath| → gather(",
                "void f(Collec| → Collection",
                "new ArrayLi| → ArrayList",
                "@Overr| → Override",
                "class A { int foo; void f() { fo| } int food; } → food",
                "whil| → while",
                "Object o = tru| → true",
                "HttpCl| → HttpClient",
                "RL| → ReentrantLock",
                "switch (suit) { case S| → SPADES",
                "Suit other = | → Suit.HEARTS",
            })
    void is_offered(String marked, String text) {
        item(marked, text);
    }

    @Test
    void wrong_code_above_and_below_does_not_matter() {
        item("int y = \ntext.isE|", "isEmpty()");
        item("foo(1,\nString a = \"x\"; a.isE|", "isEmpty()");
        item("String open = \"abc\ntext.isE|", "isEmpty()");
        item("text.isE|\nfoo(((", "isEmpty()");
        item("if (text != null) {\n    text.isE|\n    int garbage = ;\n}", "isEmpty()");
        item("int f() {\n    var q = text.trim();\n    q.isE|\n    return 1;\n}\nf();", "isEmpty()");
    }

    @Test
    void what_the_cell_itself_declares_is_known() {
        item("int local = 1;\nString other = text;\nloc|", "local");
        item("record P(int a) { int sum() { return a; } }\nvar p = new P(1);\np.su|", "sum()");
        item("lat|\nint later() { return 1; }", "later()");
        item("import java.sql.*;\nConnecti|", "Connection");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            value = {
                "import java.awt.List; List l = null; l.addIt| → addItem(",
                "import javax.swing.*; Timer t = null; t.setRep| → setRepeats(",
                "import java.sql.Date; Date d = null; d.toLocalD| → toLocalDate()",
                "class Duration { int beats; } Duration d = null; d.bea| → beats",
                "HttpClient c = null; c.sendA| → sendAsync(",
                "import module java.sql; Connection c = null; c.comm| → commit()",
                "Map.Entry<String, Duration> e = null; e.getValue().toMin| → toMinutes()",
            })
    void a_simple_name_means_what_the_cell_imports(String marked, String text) {
        assertTrue(texts(marked).contains(text), () -> marked + texts(marked));
    }

    @Test
    void a_type_that_is_not_imported_is_offered_by_its_full_name_with_its_import() {
        assertEquals(
                "java.sql.Connection", item("Connecti|", "java.sql.Connection").importing());
        assertEquals("", item("ReentrantLo|", "ReentrantLock").importing());
        item("ReentrantLo|", "java.util.concurrent.locks.ReentrantLock");
        assertFalse(
                texts("Unsaf|").stream().anyMatch(each -> each.startsWith("sun.") || each.startsWith("jdk.internal")));
    }

    @Test
    void signatures_stand_beside_the_names() {
        assertEquals(
                "(int beginIndex) String  +1 more",
                item("text.substr|", "substring(").signature());
        assertEquals("(Function<String, R> f) R", item("box.a|", "as(").signature());
        assertEquals("List<String>", item("nam|", "names").signature());
        assertEquals("function", item("text.substr|", "substring(").type());
        assertEquals("instance", item("nam|", "names").type());
        assertEquals("class", item("ArrayLi|", "ArrayList").type());
        assertEquals("keyword", item("whil|", "while").type());
    }

    @Test
    void what_fits_comes_first_and_what_is_deprecated_last() {
        assertEquals("text", texts("String other = te|").getFirst());
        assertEquals("counter", texts("int other = |").getFirst());
        assertEquals("HEARTS", texts("switch (suit) { case |").getFirst());
        assertEquals("counter", texts("Math.abs(co|").getFirst());
        var members = texts("box.fetch|");
        assertEquals(List.of("fetch()", "fetchOld()"), members);
    }

    @Test
    void no_text_is_offered_twice() {
        for (String each : List.of("text.|", "S|", "System.out.pr|", "|", "List.|")) {
            var texts = texts(each);
            assertEquals(texts.stream().distinct().toList(), texts, each);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// text.isE|",
                "/* text.isE| */",
                "/// text.isE|",
                "var s = \"text.isE|\";",
                "var s = \"\"\"\n text.isE|\n \"\"\";",
                "12|",
                "1.|",
                "'a|'",
                "noSuchThing.|"
            })
    void nothing_silly_is_offered_in(String marked) {
        assertEquals(List.of(), texts(marked));
    }

    @Test
    void positions_count_utf16_behind_other_planes() {
        var found = at("var s = \"😀😀\"; s.isEmp|");
        assertEquals(18, found.start());
        assertEquals(23, found.end());
        assertEquals("isEmpty()", found.items().getFirst().text());
    }

    @Test
    void strings_that_are_paths_are_completed(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("data.csv"));
        Files.createDirectory(folder.resolve("dates"));
        Files.createFile(folder.resolve(".hidden"));
        String inside = folder.toString().replace("\\", "/");
        assertEquals(List.of("data.csv", "dates/"), texts("Path.of(\"" + inside + "/da|"));
        assertEquals(List.of("data.csv", "dates/"), texts("Files.readString(Path.of(\"" + inside + "/|\"))"));
        assertEquals(List.of(), texts("System.out.println(\"" + inside + "/da|"));
        assertTrue(texts("new File(\"" + inside + "/.h|").contains(".hidden"));
    }

    @Test
    void what_the_help_makes_for_itself_is_not_offered() {
        assertTrue(texts("this.|").stream().noneMatch(each -> each.contains("$")), () -> texts("this.|") + "");
    }
}
