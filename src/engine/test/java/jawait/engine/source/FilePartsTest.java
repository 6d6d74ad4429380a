package jawait.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which pieces are refused for a name that would hide a package, and that asking is quick.
class FilePartsTest {
    private static boolean refused(String code) {
        return FileParts.refused(code).isPresent();
    }

    @Test
    void a_type_called_as_a_package_is_refused_whatever_stands_before_it() {
        for (var code : List.of(
                "class java {}",
                "\n  public final class java {}",
                "// a comment\n/* and\n another */ @Deprecated(since = \"1\") non-sealed interface jawait {}",
                "@interface java {}",
                "@java.lang.Deprecated enum\n java { A }")) {
            assertEquals(true, refused(code), code);
        }
    }

    @Test
    void other_types_and_other_things_called_so_are_taken() {
        for (var code : List.of(
                "class javas {}",
                "int java = 1;",
                "class A { class java {} }",
                "// class java\nint x;",
                "classes java;")) {
            assertEquals(false, refused(code), code);
        }
    }

    /// Code whose comments stand in a column of their own begins so, and so does code that was pasted with its margin.
    @Test
    void long_runs_of_blanks_and_of_comments_take_no_time() {
        for (var code : List.of(
                "total" + " ".repeat(5_000) + "// 5050",
                " ".repeat(5_000) + "total",
                "// a line\n".repeat(5_000) + "total",
                "@A ".repeat(5_000) + "total",
                "final ".repeat(5_000) + "total")) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(code));
        }
    }
}
