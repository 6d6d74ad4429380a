package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What requests bring, as values; and what is said of what does not fit.
class WebInputTest {
    record Address(String street, int number) {}

    record NewUser(
            String name,
            int age,
            @Nullable String email,
            Optional<LocalDate> born,
            Integer points,
            List<Address> addresses) {}

    record Small(String name, int age, boolean active) {
        Small {
            if (age < 0) {
                throw new IllegalArgumentException("expected an age of 0 or above, found " + age);
            }
        }
    }

    private Service service;

    @BeforeEach
    void begin() throws Exception {
        service = new Service(Web.routes()
                .get("/int/{x}", request -> request.path("x", int.class))
                .get(
                        "/query",
                        request -> request.query("page", int.class, 1) + " " + request.query("q", String.class, "-"))
                .get("/needed", request -> request.query("q"))
                .get("/tags", request -> request.queryAll("tag", String.class))
                .get(
                        "/types",
                        request -> List.of(
                                request.query("uuid", UUID.class),
                                request.query("day", DayOfWeek.class),
                                request.query("at", Instant.class),
                                request.query("on", boolean.class),
                                request.query("x", double.class)))
                .get("/cookie", request -> request.cookie("b").orElse("none"))
                .post("/users", NewUser.class, (user, _) -> Reply.status(201).body(user))
                .post("/small", Small.class, (small, _) -> small)
                .on("POST", "/several", new TypeReference<List<Small>>() {}, (all, _) -> all.size())
                .post("/text", request -> request.text().length())
                .post("/lines", request -> request.lines().map(String::length).toList())
                .post(
                        "/form",
                        request -> request.form("name") + " " + request.form("age", int.class, 0) + " "
                                + request.formAll("tag", String.class))
                .post("/upload", request -> request.file("photo") + " " + request.form("title")));
    }

    @AfterEach
    void end() {
        service.close();
    }

    private Map<?, ?> problem(Service.Said said, int status) {
        assertEquals(status, said.status(), said.text());
        assertEquals("application/problem+json", said.header("Content-Type"));
        var problem = (Map<?, ?>) Json.read(said.text());
        assertEquals(status, problem.get("status"));
        return problem;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/int/12 | 200 12",
                "/query | 200 1 -",
                "/query?page=3&q=a%20b+c | 200 3 a b c",
                "/query?page=&q= | 200 1",
                "/needed?q=x | 200 x",
                "/tags?tag=a&tag=b | 200 [\"a\",\"b\"]",
                "/tags | 200 []",
            })
    void parameters_are_values(String path, String answer) throws Exception {
        assertEquals(answer, service.get(path).toString().strip());
    }

    @Test
    void of_many_types() throws Exception {
        var said =
                service.get("/types?uuid=0b2ff3a2-6c1f-4e9f-9d39-1d1a8a3f0f10&day=friday&at=2026-11-25T13:00:00%2B01:00"
                        + "&on=yes&x=1.5");
        assertEquals(
                "200 [\"0b2ff3a2-6c1f-4e9f-9d39-1d1a8a3f0f10\",\"FRIDAY\",\"2026-11-25T12:00:00Z\",true,1.5]",
                said.toString());
        assertEquals(
                "200 two",
                service.send("GET", "/cookie", "", r -> r.header("Cookie", "a=1; b=two; c=3"))
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/int/x | path, x | path.x: expected a whole number (int), found \"x\"",
                "/int/99999999999 | path, x | path.x: expected a whole number (int), found \"99999999999\"",
                "/query?page=a | query, page | query.page: expected a whole number (int), found \"a\"",
                "/needed | query, q | query.q: expected a text, found nothing",
                "/types?uuid=1 | query, uuid | query.uuid: expected a UUID, found \"1\"",
            })
    void one_that_does_not_convert_is_named(String path, String where, String detail) throws Exception {
        var problem = problem(service.get(path), 422);
        assertEquals(detail, problem.get("detail"));
        var error = (Map<?, ?>) ((List<?>) problem.get("errors")).getFirst();
        assertEquals(List.of(where.split(", ")), error.get("loc"));
        assertTrue(detail.endsWith((String) error.get("msg")));
    }

    @Test
    void a_constant_that_is_none_is_answered_with_all_there_are() throws Exception {
        var problem = problem(service.get("/types?uuid=0b2ff3a2-6c1f-4e9f-9d39-1d1a8a3f0f10&day=someday"), 422);
        assertTrue(problem.get("detail").toString().contains("one of MONDAY, TUESDAY"), problem.toString());
    }

    @Test
    void a_body_becomes_a_record() throws Exception {
        var said = service.post(
                "/users",
                "application/json",
                "{\"name\":\"Ada\",\"age\":36,\"addresses\":[{\"street\":\"A\",\"number\":1}],\"unknown\":1}");
        assertEquals(
                "201 {\"name\":\"Ada\",\"age\":36,\"email\":null,\"born\":null,\"points\":null,"
                        + "\"addresses\":[{\"street\":\"A\",\"number\":1}]}",
                said.toString());
    }

    @Test
    void all_that_is_missing_is_told_at_once() throws Exception {
        var problem = problem(service.post("/users", "application/json", "{\"addresses\":[{\"street\":null}]}"), 422);
        var places = ((List<?>) problem.get("errors"))
                .stream().map(error -> ((Map<?, ?>) error).get("loc")).toList();
        assertEquals(
                List.of(
                        List.of("body", "name"),
                        List.of("body", "age"),
                        List.of("body", "addresses", 0, "street"),
                        List.of("body", "addresses", 0, "number")),
                places);
        assertTrue(problem.get("detail").toString().contains("body.addresses[0].number: expected"), problem.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"name\":\"a\",\"age\":\"12\",\"active\":true} | body.age: expected a whole number (int), found \"12\"",
                "{\"name\":\"a\",\"age\":1.5,\"active\":true} | body.age: expected a whole number (int), found 1.5",
                "{\"name\":7,\"age\":1,\"active\":true} | body.name: expected a text, found 7",
                "{\"name\":\"a\",\"age\":1,\"active\":\"x\"} | body.active: expected true or false, found \"x\"",
                "{\"name\":\"a\",\"age\":-1,\"active\":true} | body: expected an age of 0 or above, found -1",
                "{\"name\":{\"b\":1},\"age\":1,\"active\":true} | body.name: expected a text, found {\"b\":1}",
                "[] | body: expected an object (Small), found []",
                "null | body: expected an object (Small), found",
                "{\"name\": | body: expected JSON",
                "{\"name\":\"a\",\"age\":1,\"active\":true} x | body: expected",
            })
    void a_body_that_does_not_fit_says_where(String body, String detail) throws Exception {
        var problem = problem(service.post("/small", "application/json", body), 422);
        assertTrue(problem.get("detail").toString().startsWith(detail), problem.toString());
    }

    @Test
    void all_that_does_not_fit_is_said_at_once_and_once() throws Exception {
        var problem = problem(service.post("/users", "application/json", """
                {"name": 1, "age": "old", "born": "tomorrow", "points": 1.5,
                 "addresses": [{"street": "a", "number": "x"}, {"number": 2}, 7]}"""), 422);
        assertEquals(
                List.of(
                        "body.addresses.1.street missing",
                        "body.name type",
                        "body.age type",
                        "body.born type",
                        "body.points type",
                        "body.addresses.0.number type",
                        "body.addresses.2 type"),
                errors(problem));
        assertTrue(
                problem.get("detail")
                        .toString()
                        .contains("body.addresses[0].number: expected a whole number (int), found"),
                problem.toString());
    }

    @Test
    void what_is_wrong_a_thousand_times_is_not_said_a_thousand_times() throws Exception {
        for (String item : List.of("{}", "{\"name\":\"a\",\"age\":\"x\",\"active\":true}")) {
            String body = "[" + String.join(",", Collections.nCopies(1000, item)) + "]";
            assertEquals(
                    50,
                    errors(problem(service.post("/several", "application/json", body), 422))
                            .size());
        }
    }

    @Test
    void what_jackson_says_of_broken_json_names_no_setting_of_it() throws Exception {
        var problem = problem(service.post("/small", "application/json", "{\"name\": [1"), 422);
        assertFalse(problem.toString().contains("REDACTED"), problem.toString());
        assertTrue(problem.toString().contains("opened at line 1, column 10"), problem.toString());
    }

    /// Where and what kind, of each.
    private static List<String> errors(Map<?, ?> problem) {
        return ((List<?>) Objects.requireNonNull(problem.get("errors")))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .map(each -> ((List<?>) each.get("loc"))
                                        .stream().map(String::valueOf).collect(Collectors.joining("."))
                                + " " + each.get("type"))
                        .toList();
    }

    @Test
    void a_misfit_has_line_and_column() throws Exception {
        var problem = problem(service.post("/small", "application/json", "{\"name\": \"a\",\n \"age\": \"x\"}"), 422);
        assertTrue(problem.get("detail").toString().contains("(line 2, column "), problem.toString());
        assertEquals(422, service.post("/small", "application/json", "").status());
        assertEquals(
                "200 2",
                service.post(
                                "/several",
                                "application/json",
                                "[{\"name\":\"a\",\"age\":1,\"active\":true},"
                                        + "{\"name\":\"b\",\"age\":1,\"active\":true}]")
                        .toString());
        var large = problem(service.post("/small", "application/json", "{\"name\": \"a\", \"age\": 99999999999}"), 422);
        assertTrue(
                large.get("detail")
                        .toString()
                        .contains("body.age: expected a whole number (int), found 99999999999 (line 1, "),
                large.toString());
        var second = problem(
                service.post("/several", "application/json", "[{\"name\":\"a\",\"age\":1,\"active\":true},{}]"), 422);
        assertTrue(second.get("detail").toString().startsWith("body[1].name: expected"), second.toString());
    }

    @Test
    void forms_are_values_and_records_too() throws Exception {
        String form = "application/x-www-form-urlencoded";
        assertEquals(
                "200 Ada Lovelace 36 [a, b]",
                service.post("/form", form, "name=Ada+Lovelace&age=36&tag=a&tag=b")
                        .toString());
        assertEquals(
                "200 {\"name\":\"Ada\",\"age\":36,\"active\":true}",
                service.post("/small", form, "name=Ada&age=36&active=on").toString());
        var problem = problem(service.post("/small", form, "name=Ada&age=&active=on"), 422);
        assertEquals("body.age: expected a whole number (int), found nothing", problem.get("detail"));
        assertEquals(415, service.post("/form", "text/plain", "x").status());
        assertEquals(422, service.post("/form", form, "x=1").status());
        // curl -d says that everything is a form
        assertEquals(
                200,
                service.post("/small", form, "{\"name\":\"a\",\"age\":1,\"active\":true}")
                        .status());
    }

    @Test
    void files_come_with_forms() throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nMe\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"../a \\\"b\\\".png\"\r\n"
                + "Content-Type: image/png\r\n\r\n\r\n--not the end\r\n\r\n--b--\r\n";
        var said = service.post("/upload", "multipart/form-data; boundary=b", body);
        assertEquals("200 WebUpload[photo: a \"b\".png, image/png, 17 bytes] Me", said.toString());
        problem(
                service.post("/upload", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data"),
                422);
        problem(service.post("/upload", "multipart/form-data", body), 422);
        problem(service.post("/upload", "multipart/form-data; boundary=c", body), 422);
        assertEquals(
                "body.photo: expected a file, found nothing",
                problem(service.post("/upload", "multipart/form-data; boundary=b", "--b--\r\n"), 422)
                        .get("detail"));
    }

    @Test
    void texts_are_read_in_their_charset_and_lines_as_they_come() throws Exception {
        assertEquals(
                "200 2",
                service.post("/text", "text/plain; charset=utf-8", "äö").toString());
        assertEquals(
                "200 4",
                service.post("/text", "text/plain; charset=iso-8859-1", "äö").toString());
        assertEquals(
                415, service.post("/text", "text/plain; charset=klingon", "x").status());
        assertEquals(
                "200 [1,2,3]",
                service.post("/lines", "text/plain", "a\nbb\nccc").toString());
    }

    @Test
    void a_body_over_the_limit_is_refused_with_the_limit_and_one_that_is_streamed_is_not() throws Exception {
        try (var small = new Service(Web.routes()
                .limit(100_000)
                .post("/whole", request -> request.bytes().length)
                .post("/streamed", request -> {
                    try (var in = request.stream()) {
                        return in.transferTo(java.io.OutputStream.nullOutputStream());
                    }
                }))) {
            String big = "x".repeat(8_000_000);
            var refused = problem(small.post("/whole", "text/plain", big), 413);
            assertTrue(refused.get("detail").toString().contains("the limit is 100000 bytes, found 8000000"));
            assertEquals(
                    "200 8000000", small.post("/streamed", "text/plain", big).toString());
            assertEquals(
                    "200 100000",
                    small.post("/whole", "text/plain", "x".repeat(100_000)).toString());
            String chunked =
                    "POST /whole HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                            + ("10000\r\n" + "x".repeat(65_536) + "\r\n").repeat(3) + "0\r\n\r\n";
            assertTrue(small.raw(chunked).startsWith("HTTP/1.1 413"));
        }
    }
}
