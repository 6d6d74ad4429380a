package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jawait.Fn;
import jupyter.Displayers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who shows a value, and what becomes of one who cannot.
class RegistryTest {
    interface Shape {}

    interface Round extends Shape {}

    static class Figure implements Shape {}

    static class Circle extends Figure implements Shape, Round {
        @Override
        public String toString() {
            return "circle";
        }
    }

    static final class Dot extends Circle {}

    @AfterEach
    void forget() {
        Display.install(null);
    }

    private static String shown(Object value) {
        return Render.of(value).text();
    }

    @Test
    void the_nearest_type_wins() {
        Display.register(Object.class, v -> "object");
        assertEquals("object", shown(new Dot()));
        Display.register(Shape.class, v -> "shape");
        assertEquals("shape", shown(new Dot()));
        Display.register(Figure.class, v -> "figure");
        assertEquals("figure", shown(new Figure()));
        Display.register(Round.class, v -> "round");
        assertEquals("figure", shown(new Circle()), "a class comes before an interface");
        Display.unregister(Figure.class);
        assertEquals("round", shown(new Circle()), "a subtype comes before what it extends");
        Display.register(Circle.class, v -> "a circle");
        assertEquals("a circle", shown(new Dot()));
        Display.register(Dot.class, v -> "dot");
        assertEquals("dot", shown(new Dot()));
        assertEquals("object", shown(List.of()));
    }

    @Test
    void a_renderer_that_goes_on_for_too_long_is_ended_and_told() {
        var usual = Rendering.patience;
        Rendering.patience = Duration.ofMillis(100);
        try {
            Display.register(Circle.class, v -> {
                new CountDownLatch(1).await();
                return "never";
            });
            assertEquals(
                    "circle\n(the renderer for Circle has not ended after 100 ms; shown as text)", shown(new Circle()));
        } finally {
            Rendering.patience = usual;
        }
    }

    @Test
    void a_timeout_of_the_renderer_s_own_is_what_it_threw() {
        Display.register(Circle.class, v -> {
            throw new TimeoutException("no server");
        });
        assertTrue(shown(new Circle()).contains("threw TimeoutException: no server"), shown(new Circle()));
    }

    @Test
    void registering_again_replaces_and_a_renderer_can_be_taken_away() {
        Display.register(Circle.class, v -> "first");
        Display.register(Circle.class, v -> "second");
        assertEquals("second", shown(new Circle()));
        assertTrue(Display.unregister(Circle.class));
        assertFalse(Display.unregister(Circle.class));
        assertEquals("circle", shown(new Circle()));
    }

    @Test
    void a_primitive_stands_for_its_box() {
        Display.register(int.class, i -> "number " + i);
        assertEquals("number 7", shown(7));
    }

    @Test
    void a_renderer_gives_forms_a_bundle_or_anything_that_can_be_shown() {
        Display.register(Circle.class, v -> Map.of("text/html", "<b>o</b>", "image/png", new byte[] {1, 2}));
        assertEquals(
                Map.of("text/plain", "circle", "text/html", "<b>o</b>", "image/png", "AQI="),
                Render.of(new Circle()).data());
        Display.register(Circle.class, v -> MimeBundle.plain("bundle"));
        assertEquals("bundle", shown(new Circle()));
        Display.register(Circle.class, v -> Html.of("<p>{}</p>", "<&>"));
        assertEquals("<p>&lt;&amp;&gt;</p>", Render.of(new Circle()).get("text/html"));
        Display.register(Circle.class, v -> Map.of("text/html", Html.of("<i>o</i>")));
        assertEquals("<i>o</i>", Render.of(new Circle()).get("text/html"), "a document stands for its form");
        Display.register(Circle.class, v -> Map.of("a", 1));
        assertEquals("{a=1}", shown(new Circle()));
        Display.register(Circle.class, v -> v);
        assertEquals("circle", shown(new Circle()), "its own value is given on");
    }

    private static Object deeper(Object value) {
        return deeper(List.of(value)).hashCode();
    }

    static Stream<Map.Entry<String, Fn<Object, Object>>> renderers_that_fail() {
        return Stream.of(
                Map.entry("the renderer for Circle threw IllegalStateException: no ink", v -> {
                    throw new IllegalStateException("no ink");
                }),
                Map.entry("the renderer for Circle threw IOException: no disk", v -> {
                    throw new java.io.IOException("no disk");
                }),
                Map.entry("the renderer for Circle threw StackOverflowError", RegistryTest::deeper),
                Map.entry("the renderer for Circle gave null", v -> null),
                Map.entry(
                        "Figure.toMimeBundle() threw IllegalArgumentException: a MimeBundle needs",
                        v -> new Displayable() {
                            @Override
                            public MimeBundle toMimeBundle() {
                                return new MimeBundle(Map.of("text/html", "x"), Map.of());
                            }
                        }));
    }

    @ParameterizedTest
    @MethodSource("renderers_that_fail")
    void one_that_fails_leaves_the_text_and_a_line_that_names_it(Map.Entry<String, Fn<Object, Object>> row) {
        Display.register(Circle.class, row.getValue());
        var shown = Render.of(new Circle());
        assertEquals(1, shown.data().size());
        if (!row.getKey().startsWith("Figure")) {
            assertTrue(shown.text().startsWith("circle\n(" + row.getKey()), shown.text());
        }
        assertEquals(2, shown.text().lines().count(), shown.text());
        assertTrue(shown.text().endsWith("; shown as text)"), shown.text());
    }

    @Test
    void a_stop_is_no_failure() {
        Display.register(Circle.class, v -> {
            throw new CancellationException();
        });
        assertThrows(CancellationException.class, () -> shown(new Circle()));
    }

    @Test
    void renderers_that_make_each_other_s_values_have_an_end() {
        Display.register(Circle.class, v -> new Figure());
        Display.register(Figure.class, v -> new Circle());
        assertEquals("circle", shown(new Circle()));
        record Endless(int n) {
            Object toMimeBundle() {
                return this;
            }
        }
        class Mirror implements Displayable {
            @Override
            public MimeBundle toMimeBundle() {
                return Render.of(this);
            }
        }
        assertEquals("Endless[n=1]", shown(new Endless(1)));
        assertTrue(shown(new Mirror()).contains("toMimeBundle() threw StackOverflowError"));
    }

    record Duck(String name) {
        Map<String, Object> toMimeBundle() {
            return name.isEmpty() ? null : Map.of("text/html", "<b>" + name + "</b>");
        }
    }

    record Odd() {
        Map<String, ?> toMimeBundle() {
            return new HashMap<>(Map.of("html", "no type"));
        }
    }

    @Test
    void a_class_may_say_it_by_convention() {
        assertEquals(
                Map.of("text/plain", "Duck[name=Donald]", "text/html", "<b>Donald</b>"),
                Render.of(new Duck("Donald")).data());
        assertEquals("Duck[name=]\n(Duck.toMimeBundle() gave null; shown as text)", shown(new Duck("")));
        assertTrue(shown(new Odd()).contains("expected MIME types as keys, as \"text/html\", found html"));
        Display.register(Duck.class, v -> "registered");
        assertEquals("registered", shown(new Duck("Donald")));
    }

    @Test
    void a_library_brings_its_renderers_along_and_the_user_comes_first() {
        class Penny implements CoinRenderers.Coin {
            @Override
            public String toString() {
                return "penny";
            }
        }
        assertEquals(
                Map.of("text/plain", "penny", "text/html", "<i>coin</i>"),
                Render.of(new Penny()).data());
        Display.register(Object.class, v -> "mine");
        assertEquals("mine", shown(new Penny()));
    }

    @Test
    void displayers_of_jvm_repr_are_asked() {
        class Atom {
            @Override
            public String toString() {
                return "atom";
            }
        }
        assertEquals("atom", shown(new Atom()));
        Displayers.register(Atom.class, v -> Map.of("text/html", "<b>H</b>"));
        assertEquals(
                Map.of("text/plain", "atom", "text/html", "<b>H</b>"),
                Render.of(new Atom()).data());
        Displayers.register(Atom.class, v -> {
            throw new IllegalStateException("split");
        });
        assertEquals(
                "atom\n(the jvm-repr displayer of Atom threw IllegalStateException: split; shown as text)",
                shown(new Atom()));
    }

    @Test
    void registrations_end_with_the_session() {
        Display.register(Circle.class, v -> "held");
        Display.install(null);
        assertEquals("circle", shown(new Circle()));
    }
}
