package jawait.engine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Types that need each other, in one cell, as one would write them in one file.
class SealedTypesTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void records_of_a_sealed_family_have_further_constructors() {
        notebook.does("""
                sealed interface Shape permits Disc, Pair {}
                record Disc(int r) implements Shape { Disc(Disc other) { this(other.r); } }
                record Pair(Shape a, Shape b) implements Shape {
                    Pair(Pair other) { this(other.a, other.b); }
                    Pair(Pair other, int swapped) { this(other.b, other.a); }
                }""");
        notebook.gives("new Pair(new Pair(new Disc(1), new Disc(new Disc(2))), 0).a()", "Disc[r=2]");
        notebook.does("""
                record Pair(Shape a, Shape b) implements Shape { Pair(Pair other, int twice) { this(other.a, other.a); } }""");
        notebook.gives("new Pair(new Pair(new Disc(1), new Disc(2)), 0).b()", "Disc[r=1]");
    }

    @Test
    void a_record_comes_before_what_it_is_made_of() {
        notebook.does("""
                record Line(Spot a, Spot b) { Line(Line other, int swapped) { this(other.b, other.a); } }
                record Spot(int x) { Spot(Spot other) { this(other.x); } }""");
        notebook.gives("new Line(new Line(new Spot(1), new Spot(2)), 0).a()", "Spot[x=2]");
        notebook.does("""
                record Hen(Egg egg) { Hen(Hen other) { this(other.egg); } }
                record Egg(Hen hen) { Egg(Egg other) { this(other.hen); } }""");
        notebook.gives("new Hen(new Hen(new Egg((Hen) null)))", "Hen[egg=Egg[hen=null]]");
    }

    @Test
    void what_a_record_really_lacks_is_said_and_nothing_else() {
        notebook.fails(
                "record Line(Nowhere a) { Line(Line other) { this(other.a); } }",
                "CompileError",
                "cannot find class Nowhere",
                "line 1, column 13");
    }

    @Test
    void a_constructor_that_is_not_public_is_fine_beside_others() {
        notebook.gives("""
                sealed interface Count permits One {}
                record One(int n) implements Count { One(One other) { this(other.n); } One { n++; } }
                new One(new One(3))""", "One[n=5]");
    }

    @Test
    void a_sealed_type_permits_what_its_cell_derives_from_it() {
        String cell = """
                sealed interface Term {}
                record Num(int n) implements Term {}
                enum Unit implements Term { ONE }
                record Sum(Term a, Term b) implements Term {}
                int value(Term t) {
                    return switch (t) { case Num(int n) -> n; case Unit u -> 1; case Sum(var a, var b) -> value(a) + value(b); };
                }
                value(new Sum(new Num(4), Unit.ONE))""";
        notebook.gives(cell, "5");
        notebook.gives(cell.replace("-> 1", "-> 10"), "14");
        notebook.gives("record Num(int n) implements Term { int twice() { return 2 * n; } }\nnew Num(4).twice()", "8");
        notebook.fails("sealed interface Alone {}", "CompileError", "sealed class must have subclasses");
        notebook.gives("""
                sealed abstract class Base<T> { abstract T get(); }
                final class Leaf extends Base<String> { String get() { return "leaf"; } }
                Base<String> base = new Leaf();
                switch (base) { case Leaf leaf -> leaf.get(); }""", "leaf");
    }
}
