package jawait.net;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// URLs of databases, and what is said of those that are none.
class DbUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://localhost:5432/shop             | localhost:5432 | shop  | ''  | ''
            jdbc:postgresql://localhost/shop?user=a&password=b | localhost     | shop  | a   | b
            jdbc:postgresql:shop                              | ''             | shop  | ''  | ''
            postgres://ada:secret@db.example.com:5433/shop    | db.example.com:5433 | shop | ada | secret
            postgresql://ada:secret@db/shop?sslmode=require   | db             | shop  | ada | secret
            postgres://ada@db                                 | db             | ''    | ada | ''
            postgres:///shop                                  | ''             | shop  | ''  | ''
            postgres://ada:p%40ss%2Fw%3Frd%25@db/my%20shop    | db             | my shop | ada | p@ss/w?rd%
            postgres://ada:a+b@db/shop                        | db             | shop  | ada | a+b
            postgres://ada:x@[::1]:5432/shop                  | [::1]:5432     | shop  | ada | x
            postgres://ada:x@one:1,two:2/shop                 | one:1,two:2    | shop  | ada | x
            postgres://ada:p@ss@db/shop                       | db             | shop  | ada | p@ss
            """)
    void reads_the_urls_of_jdbc_and_of_DATABASE_URL(
            String url, String hosts, String database, String user, String password) {
        DbUrl read = DbUrl.parse(url, "test");
        assertAll(
                () -> assertEquals(hosts, read.hosts()),
                () -> assertEquals(database, read.database()),
                () -> assertEquals(user, read.user()),
                () -> assertEquals(password, read.password()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ada:s3cret@db:99999/shop",
                "postgres://ada:s3cret@db:port/shop",
                "postgres://ada:s3cret",
                "postgres//ada:s3cret@db/shop",
                "mysql://ada:s3cret@db/shop",
                "postgres://ada:s3/cret@db/shop",
                "postgres://ada:s3cret%zz@db/shop",
                "postgres://ada:s3cret@d b/shop",
                "postgres://ada:s3cret@db/shop?host=/var/run",
                "s3cret"
            })
    void refuses_others_without_showing_the_password(String url) {
        for (String who : List.of("DATABASE_URL", "Db.pool")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> DbUrl.parse(url, who));
            assertTrue(refused.getMessage().startsWith(who), refused.getMessage());
            for (Throwable each = refused; each != null; each = each.getCause()) {
                assertFalse(each.toString().contains("s3"), each.toString());
                assertFalse(each.toString().contains("cret"), each.toString());
            }
        }
    }

    @Test
    void shows_no_password() {
        try (Db db =
                Db.pool("postgres://ada:s3cret@db:5433/shop?sslmode=require").password("0ther")) {
            assertEquals("Db[jdbc:postgresql://db:5433/shop, 0 of 10 active]", db.toString());
        }
        assertEquals("https://host/path", DbUrl.withoutSecrets("https://user:s3cret@host/path?key=s3cret"));
    }

    @Test
    void has_the_names_of_libpq_for_parameters() {
        DbUrl url = DbUrl.parse("postgres://db/shop?connect_timeout=3&application_name=x", "test");
        assertEquals("jdbc:postgresql://db/shop?connectTimeout=3&ApplicationName=x", url.jdbc());
        assertEquals(3, url.dataSource().getConnectTimeout());
    }
}
