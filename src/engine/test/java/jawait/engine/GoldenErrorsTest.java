package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every kind of error, word by word, in a file of its own: to change what is said is to change its file.
/// `-Dgolden.accept` writes down what is said now; read the difference before you commit it.
class GoldenErrorsTest {
    @TestFactory
    Stream<DynamicTest> every_error_reads_as_its_file_says() throws IOException {
        return Golden.files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        var golden = Golden.read(file);
        String said = golden.run();
        assertFalse(said.isEmpty(), () -> file + " holds cells about which nothing is said");
        if (System.getProperty("golden.accept") != null) {
            golden.accept(file, said);
        } else {
            assertEquals(golden.said(), said, () -> file + "; -Dgolden.accept writes the new words down");
        }
    }
}
