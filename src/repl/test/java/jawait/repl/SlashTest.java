package jawait.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands of `jshell`, one by one.
class SlashTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            value = {
                "/vars → %whos variable",
                "/vars -all → %whos variable",
                "/methods f → %whos method f",
                "/types → %whos type",
                "/imports → %imports",
                "/list → %history -n",
                "/list -all → %history -n",
                "/list -start → %history -n",
                "/list 2-4 → %history -n 2-4",
                "/list twice → twice??",
                "/his → %history -n",
                "/open a b.jsh → %load a b.jsh",
                "/save -all x.jsh → %save x.jsh",
                "/save -f x.jsh → %save -f x.jsh",
                "/drop a b → %drop a b",
                "/reset → %reset -f",
                "/env → %env",
                "/env A=b → %env A=b",
                "/env -class-path lib/a.jar → %classpath lib/a.jar",
                "/env --class-path lib/a.jar → %classpath lib/a.jar",
                "/help gather → gather?",
            })
    void is_a_magic(String typed, String magic) {
        assertEquals(new Slash.Deed.Cell(magic), Slash.deed(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            value = {"/3 → 3", "/! → -1", "/-2 → -2", "/1-3 → 1,2,3", "/4 2 → 4,2", "/1-2 7 9-9 → 1,2,7,9"})
    void runs_cells_again(String typed, String numbers) {
        var expected =
                List.of(numbers.split(",")).stream().map(Integer::valueOf).toList();
        assertEquals(new Slash.Deed.Again(expected), Slash.deed(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            value = {
                "/3-1 → found /3-1",
                "/1-99999999 → found /1-99999999",
                "/-1-3 → found /-1-3",
                "/e → /edit, /env, /exit",
                "/nope → no command /nope",
                "/reload → no /reload",
                "/set feedback verbose → no /set",
                "/env -module-path x → -class-path PATH",
            })
    void is_refused_with_a_sentence(String typed, String said) {
        String problem =
                assertInstanceOf(Slash.Deed.Wrong.class, Slash.deed(typed)).problem();
        assertTrue(problem.contains(said), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/edit a", "%edit a", "  %edit   a ", "/ed a"})
    void edits(String typed) {
        assertTrue(Slash.is(typed));
        assertEquals(new Slash.Deed.Edit("a"), Slash.deed(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"// comment", "/* comment */", "%editor", "%edit\n1", "/vars\n1", "1/2", "/1-a", "%who"})
    void is_none(String typed) {
        assertFalse(Slash.is(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "quit", "exit()", "quit();", "%exit", " exit "})
    void leaves(String typed) {
        assertTrue(Slash.leaves(typed));
    }
}
