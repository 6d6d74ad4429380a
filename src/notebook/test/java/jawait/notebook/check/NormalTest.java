package jawait.notebook.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What two runs of the same program may print differently.
class NormalTest {
    private static String normal(String text) {
        return new Normal(List.of("25.0.3"), false).of(text);
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            took 1.2 s                                      | took 0.9 s
            took 34 ms, of which 2 µs here                  | took 7ms, of which 11 µs here
            Wall time: 1 min 3 s                            | Wall time: 59.7 s
            PT1.5S                                          | PT0.003S
            3.1 ms ± 0.2 ms per loop                        | 2.9 ms ± 0.7 ms per loop
            at 2026-11-22T18:26:20.149946Z                  | at 2027-01-01T00:00:00Z
            2026-11-22 18:26:20                             | 2026-11-23 07:06:05
            today is 2026-11-22                             | today is 2027-02-28
            since 18:26:20.149                              | since 07:00:01.2
            Sun Nov 22 18:26:20 UTC 2026                    | Mon Feb 1 01:02:03 CET 2027
            now 1795672248120                               | now 1695672265189
            terminated, virtual thread 43                   | terminated, virtual thread 7
            java.lang.Object@1b6d3586                       | java.lang.Object@4554617c
            [I@6d06d69c                                     | [I@7852e922
            Demo$$Lambda/0x00007f1c4c000a00@4e50df2e        | Demo$$Lambda/0x00007fbb18001200@1d81eb93
            id 3f2b8c1e-58aa-4c0e-9d1e-0a1b2c3d4e5f         | id 99999999-58aa-4c0e-9d1e-0a1b2c3d4e5f
            jawait-display-4711-3                           | jawait-display-12-9
            http://localhost:45123/a                        | http://localhost:8080/a
            /127.0.0.1:45123                                | /127.0.0.1:33333
            wrote /tmp/junit-123456789/out.txt              | wrote /var/folders/x1/T/out.txt
            /home/ada/work/data.csv                         | /Users/bob/data.csv
            C:\\Users\\ada\\data.csv                        | C:\\temp\\data.csv
            Java 25.0.3                                     | Java 26.0.1+8
            running on 25.0.3                               | running on 25.0.3
            Thread-12 and pool-1-thread-3                   | Thread-7 and pool-9-thread-1
            VirtualThread[#33]/runnable@ForkJoinPool-1-worker-2 | VirtualThread[#101]/runnable@ForkJoinPool-1-worker-1
            task-12 waits                                   | task-3 waits
            0x00007f1c4c000a00                              | 0x00007fbb18001200
            at java.lang.Thread.run(Thread.java:1474)       | at java.lang.Thread.run(Thread.java:1583)
            """)
    void these_are_alike(String one, String other) {
        assertEquals(normal(one), normal(other));
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10 pages                     | 11 pages
            4795672248120                | 4695672248120
            thread 1                     | thread 2
            3 sheep                      | 4 sheep
            10 m wide                    | 11 m wide
            ada@example.org              | bob@example.org
            a/b                          | c/d
            and/or                       | and/not
            1/2                          | 1/3
            Path[a=1]                    | Path[a=2]
            http://example.org/a/b       | http://example.org/a/c
            /home/ada/a.csv              | /home/ada/b.csv
            version 1.2                  | version 1.3
            x = 0.5                      | x = 0.6
            point@home                   | point@work
            <p>1</p>                     | <p>2</p>
            [1, 2, 3]                    | [1, 2, 4]
            """)
    void these_differ(String one, String other) {
        assertNotEquals(normal(one), normal(other));
    }

    @Test
    void a_line_written_over_is_the_last_that_stood_there() {
        assertEquals("100 %\n", normal("0 %\r50 %\r100 %\n"));
        assertEquals("a\nb\n", normal("a\r\nb\r\n"));
    }

    @Test
    void colours_are_no_difference() {
        assertEquals("red", normal("\u001b[31mred\u001b[0m"));
    }

    @Test
    void numbers_are_alike_where_the_cell_says_so() {
        var any = new Normal(List.of(), true);
        assertEquals(any.of("79 times, -2.5e3 and 1,000"), any.of("3 times, 7 and 12.5"));
        assertNotEquals(any.of("79 times"), any.of("79 items"));
    }

    @Test
    void a_long_line_takes_no_long_time() {
        var line = "a/b@c-1.2:".repeat(20_000);
        assertEquals(normal(line), normal(line));
    }
}
