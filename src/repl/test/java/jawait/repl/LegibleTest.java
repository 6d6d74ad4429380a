package jawait.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What tasks print, made safe to stand above the line that is being typed. `E` is Escape here, `R` a carriage
/// return, `N` the end of a line, `B` a bell.
class LegibleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            plain|[1] plain
            oneNtwoN|[1] oneN[1] two
            oneNNNtwoNN|[1] oneN[1] N[1] N[1] twoN[1]\s
            N|[1]\s
            \ta table|[1] \ta table
            E[31mredE[0m|[1] E[31mredE[0mE[0m
            E[31mred for everNplain|[1] E[31mred for everE[0mN[1] plain
            E[2JE[Hclear|[1] clear
            E[5Aup E[2K E[?25lhiddenE7E8|[1] up  hidden
            E]0;a titleBtext|[1] text
            E]8;;http://a.bE\\linkE]8;;E\\|[1] E]8;;http://a.bE\\linkE]8;;E\\E[0m
            R 10 %R 20 %|[1]  20 %
            100 %RN|[1] 100 %
            windowsRNlinesRN|[1] windowsN[1] lines
            bellB|[1] bell
            cut E[|[1] cut\s
            """)
    void colours_stay_and_the_cursor_does_not_move(String printed, String shown) {
        assertEquals(control(shown), Legible.lines("[1] ", control(printed)));
    }

    private static String control(String text) {
        return text.replace('E', '\u001b').replace('R', '\r').replace('N', '\n').replace('B', '\u0007');
    }
}
