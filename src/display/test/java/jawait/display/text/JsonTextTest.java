package jawait.display.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON, read and indented.
class JsonTextTest {
    @Test
    void a_text_is_read_as_maps_lists_and_numbers_that_keep_their_digits() {
        assertEquals(
                Map.of("a", List.of(1, 2.5, true), "b\n", Map.of()),
                JsonText.read("\ufeff {\"a\": [1, 2.5, true], \"b\\n\": {}} "));
        assertEquals(List.of(9_007_199_254_740_993L), JsonText.read("[9007199254740993]"));
        assertEquals(List.of(new BigInteger("12345678901234567890")), JsonText.read("[12345678901234567890]"));
        assertEquals("[1E+400]", String.valueOf(JsonText.read("[1e400]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}   | it is no JSON: expected a name in quotes in line 1, found «a»",
                "[1, 2    | it is no JSON: expected , or ] in line 1, found the end",
                "[01]     | it is no JSON: expected a value in line 1, found «0»",
                "[1] more | it is no JSON: expected the end in line 1, found «m»",
                "NaN      | it is no JSON: expected a value in line 1, found «N»",
            })
    void what_is_no_json_is_told_with_its_place(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> JsonText.read(text))
                        .getMessage());
    }

    @Test
    void a_level_is_two_blanks_and_what_stands_in_strings_stays() {
        assertEquals("""
                {
                  "a": [
                    1.50,
                    "{ [,: \\" "
                  ],
                  "b": {},
                  "c": []
                }""", JsonText.indented("{\"a\":[1.50,\"{ [,: \\\" \"], \"b\" : { } ,\"c\":[]}"));
        assertEquals("3", JsonText.indented(" 3 "));
    }
}
