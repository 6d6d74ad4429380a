package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import jawait.display.MimeBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said about the name or the call at the `|` of a cell.
class InspectTest {
    private static final Notebook NOTEBOOK = new Notebook();

    @BeforeAll
    static void declare() {
        NOTEBOOK.does("int counter = 42; List<String> names = new ArrayList<>(List.of(\"a\", \"b\"));")
                .does("""
                        /// Adds **one** to `n`, see [List#size].
                        ///
                        /// | a | b |
                        /// |---|---|
                        /// | 1 | 2 |
                        ///
                        /// @param n the number
                        /// @return the next <script>alert(1)</script>
                        int mine(int n) { return n + 1; }""")
                .does("""
                        /**
                         * A <b>point</b>, {@code x < y}, see {@link List#of(Object) a list}.
                         * <ul><li>first<li>second</ul>
                         * {@snippet :
                         * new Point(1, 2) // @highlight
                         * }
                         * <img src=x onerror=alert(1)><a href="javascript:alert(1)">here</a>
                         */
                        record Point(int x, int y) {}""")
                .does("class Slow { public String toString() { while (true) {} } }\nvar slow = new Slow();")
                .does("class Mute implements Comparable<Mute> { public int compareTo(Mute other) { return 0; } }");
    }

    @AfterAll
    static void close() {
        NOTEBOOK.close();
    }

    private static MimeBundle at(String marked, boolean detailed) {
        int cursor = marked.indexOf('|');
        var found = NOTEBOOK.session.inspect(marked.replaceFirst("\\|", ""), cursor, detailed);
        assertNotNull(found, marked);
        return found;
    }

    private static void says(String marked, String... texts) {
        String text = at(marked, false).text();
        for (String each : texts) {
            assertTrue(text.contains(each), () -> "expected «" + each + "» in\n" + text);
        }
    }

    private static String form(String marked, String type) {
        return String.valueOf(at(marked, false).get(type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            value = {
                "Math.max| → int Math.max(int a, int b) → double Math.max(double a, double b) → Returns the greater",
                "Ma|th.max(1, 2) → class java.lang.Math → basic numeric operations → Math",
                "names.ad|d(\"c\") → boolean List.add(String e) → Appends the specified element → Throws",
                "java.util.List| → interface java.util.List<E> → ordered collection → List",
                "List| → interface java.util.List<E> → ordered collection → List",
                "gather| → gather( → Runs all bodies at once → bodies",
                "Task| → class jawait.Task<T> → virtual thread → Task",
                "counter| → int counter → Value: 42 → Cell In[1]",
                "names| → List<String> names → Value: [\"a\", \"b\"] → Cell In[1]",
                "mine| → int mine(int n) → Adds one to n, see List.size. → Cell In[2]",
                "Point| → record Point(int x, int y) → A point, x < y, see a list. → Cell In[3]",
                "whi|le → while → Keyword → loop",
                "int fresh|Var = 3; → int freshVar → int → freshVar",
                "new Mute().compare|To(null) → int Mute.compareTo(Mute other) → Compares this object → Returns",
            })
    void is_said(String marked, String signature, String one, String other) {
        says(marked, signature, one, other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            value = {
                "Math.max(| → int Math.max(int a, int b) → At the cursor: int a",
                "Math.max(1, | → double Math.max(double a, double b) → At the cursor: int b",
                "Math.max(1, Math.abs(| → int Math.abs(int a) → At the cursor: int a",
                "mine(| → int mine(int n) → At the cursor: int n",
                "names.get(0).substring(1, |) → String String.substring(int beginIndex, int endIndex) → int endIndex",
                "new ArrayList<>(| → new ArrayList(int initialCapacity) → Constructs an empty list",
                "new Point(1, | → new Point(int x, int y) → At the cursor: int y",
                "String.format(\"%s\", 1, 2, | → String String.format(String format, Object... args) → Object... args",
                "System.out.println(counter|) → int counter → void PrintStream.println(int x)",
            })
    void inside_parentheses_it_is_the_call(String marked, String signature, String other) {
        says(marked, signature, other);
    }

    @Test
    void nested_calls_tell_of_the_innermost() {
        assertFalse(at("Math.max(1, Math.abs(|", false).text().contains("Math.max"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"noSuchThingAnywhere|", "// Math.max|", "|", "1 + |2"})
    void nothing_is_said_about(String marked) {
        assertNull(NOTEBOOK.session.inspect(marked.replace("|", ""), marked.indexOf('|'), false));
    }

    @Test
    void the_source_is_shown_when_asked_for() {
        assertTrue(at("mine|", true).text().contains("{ return n + 1; }"));
        assertTrue(at("Objects.requireNonNull|", true).text().contains("throw new NullPointerException"));
        assertFalse(at("Objects.requireNonNull|", false).text().contains("throw new NullPointerException"));
    }

    @Test
    void html_is_safe_and_every_tag_is_closed() {
        for (String each : List.of("mine|", "Point|", "String|", "Math.max|", "Stream|")) {
            String html = form(each, "text/html");
            for (String bad : List.of("<script", "onerror", "javascript:", "<img", "style=")) {
                assertFalse(html.contains(bad), () -> bad + " in " + html);
            }
            for (String tag : List.of("p", "ul", "li", "pre", "code", "b", "table", "tr", "td", "a", "blockquote")) {
                assertEquals(count(html, "<" + tag + "[ >]"), count(html, "</" + tag + ">"), tag + " in " + html);
            }
        }
    }

    private static long count(String text, String regex) {
        return java.util.regex.Pattern.compile(regex).matcher(text).results().count();
    }

    @Test
    void markdown_comments_keep_tables_lists_and_code() {
        assertTrue(form("mine|", "text/html").contains("<td>1</td>"), form("mine|", "text/html"));
        assertTrue(form("mine|", "text/html").contains("Adds <strong>one</strong> to <code>n</code>"));
        assertTrue(form("mine|", "text/markdown").contains("Adds **one** to `n`, see `List.size`."));
        assertTrue(form("mine|", "text/markdown").contains("| 1 | 2 |"), form("mine|", "text/markdown"));
        assertTrue(form("mine|", "text/markdown").contains("- `n` – the number"), form("mine|", "text/markdown"));
    }

    @Test
    void html_comments_keep_lists_code_and_snippets() {
        String html = form("Point|", "text/html");
        for (String part : Arrays.asList(
                "<li>first</li><li>second</li>",
                "<code>x &lt; y</code>",
                "<pre>new Point(1, 2)</pre>",
                "<code>a list</code>")) {
            assertTrue(html.contains(part), () -> part + " in " + html);
        }
    }

    @Test
    void a_value_is_shown_without_running_what_the_user_wrote() {
        says("slow|", "Slow slow", "Value: an instance of Slow");
    }
}
