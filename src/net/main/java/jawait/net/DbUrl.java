package jawait.net;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/// Where a PostgreSQL is and who logs in, from `jdbc:postgresql:` URLs or those of `DATABASE_URL`.
///
/// @param hosts `host:port`, several with commas; empty for the usual one
/// @param parameters all others, by the names of pgjdbc
record DbUrl(String hosts, String database, String user, String password, Map<String, String> parameters) {
    private static final String EXPECTED =
            "expected jdbc:postgresql://host:port/database or postgres://user:password@host:port/database";

    /// The names that libpq, and so `DATABASE_URL`, has for what pgjdbc calls otherwise.
    private static final Map<String, String> LIBPQ = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "keepalives", "tcpKeepAlive");

    /// Reads a URL. What is wrong is told without quoting it: there may be a password in it.
    ///
    /// @param who what the URL is called in messages
    /// @throws IllegalArgumentException with a sentence
    static DbUrl parse(String text, String who) {
        Objects.requireNonNull(text, () -> who + ": the URL is null");
        String plain = text.strip();
        String url = plain.startsWith("jdbc:") ? plain.substring("jdbc:".length()) : plain;
        String scheme = url.startsWith("postgresql:") ? "postgresql:" : "postgres:";
        if (!url.startsWith(scheme) || plain.startsWith("jdbc:postgres:")) {
            throw wrong(who, EXPECTED + ", found a URL that begins with neither");
        }
        try {
            return new Parsing(who).parse(url.substring(scheme.length()));
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith(who) ? e : wrong(who, "a % in it begins no %XX");
        }
    }

    private static IllegalArgumentException wrong(String who, String what) {
        return new IllegalArgumentException(who + ": " + what + " (the URL is not shown, as it may hold a password)");
    }

    /// A URL as it may be shown: without whoever logs in, and without parameters.
    static String withoutSecrets(String url) {
        return url.replaceFirst("(?s)\\?.*", "").replaceFirst("(?s)//.*@", "//");
    }

    private record Parsing(String who) {
        DbUrl parse(String rest) {
            int query = rest.indexOf('?');
            String place = query < 0 ? rest : rest.substring(0, query);
            Map<String, String> parameters = parameters(query < 0 ? "" : rest.substring(query + 1));
            boolean hasHosts = place.startsWith("//");
            String path = hasHosts ? place.substring(2) : place;
            int slash = path.indexOf('/');
            String authority = !hasHosts ? "" : slash < 0 ? path : path.substring(0, slash);
            String database = !hasHosts ? path.replaceFirst("^/", "") : slash < 0 ? "" : path.substring(slash + 1);
            if (database.contains("@")) {
                throw wrong(who, "there is an @ behind a /: in passwords / is written %2F, ? %3F, and @ %40");
            }
            int at = authority.lastIndexOf('@');
            String login = at < 0 ? "" : authority.substring(0, at);
            int colon = login.indexOf(':');
            String user = colon < 0 ? login : login.substring(0, colon);
            String password = colon < 0 ? "" : login.substring(colon + 1);
            return new DbUrl(
                    hosts(authority.substring(at + 1)),
                    decoded(database),
                    user.isEmpty() ? taken(parameters, "user") : decoded(user),
                    password.isEmpty() ? taken(parameters, "password") : decoded(password),
                    parameters);
        }

        private static String taken(Map<String, String> parameters, String name) {
            String value = parameters.remove(name);
            return value == null ? "" : value;
        }

        private String hosts(String text) {
            List<String> hosts = new ArrayList<>();
            for (String host : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                int colon = host.lastIndexOf(':');
                boolean hasPort = colon > host.lastIndexOf(']');
                if (hasPort && !isPort(host.substring(colon + 1))) {
                    throw wrong(who, "expected a port of 1 to 65535 behind the host's colon");
                }
                if (!(hasPort ? host.substring(0, colon) : host).matches("\\[[0-9a-fA-F:.%]+]|[\\w.~%-]+")) {
                    throw wrong(who, "expected a host's name or address, found something else");
                }
                hosts.add(host);
            }
            return String.join(",", hosts);
        }

        private static boolean isPort(String text) {
            return text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535;
        }

        private Map<String, String> parameters(String query) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String each : query.isEmpty() ? new String[0] : query.split("&", -1)) {
                int equals = each.indexOf('=');
                String name = decoded(equals < 0 ? each : each.substring(0, equals));
                if (name.equals("host") || name.equals("hostaddr") || name.equals("service")) {
                    throw wrong(
                            who,
                            "the parameter " + name + " is not known here: name the host before the database"
                                    + " (sockets of the file system cannot be used)");
                }
                parameters.put(LIBPQ.getOrDefault(name, name), equals < 0 ? "" : decoded(each.substring(equals + 1)));
            }
            return parameters;
        }

        /// Only `%XX`: a plus is a plus.
        private static String decoded(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }

    DbUrl as(String otherUser, String otherPassword) {
        return new DbUrl(
                hosts,
                database,
                otherUser.isEmpty() ? user : otherUser,
                otherPassword.isEmpty() ? password : otherPassword,
                parameters);
    }

    /// For pgjdbc and whoever else speaks JDBC; with the password.
    String jdbc() {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (!user.isEmpty()) {
            all.put("user", user);
        }
        if (!password.isEmpty()) {
            all.put("password", password);
        }
        String query = all.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return this + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Makes one connection at a time. Texts are sent without a type, so that the server takes them for
    /// whatever the place wants: an enum, a uuid, jsonb.
    PGSimpleDataSource dataSource() {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(jdbc());
        } catch (IllegalArgumentException e) {
            throw wrong("Db.pool", "pgjdbc cannot read the URL of " + this);
        }
        if (!parameters.containsKey("stringtype")) {
            source.setStringType("unspecified");
        }
        if (!parameters.containsKey("ApplicationName")) {
            source.setApplicationName("jawait");
        }
        return source;
    }

    /// As it may be shown: `jdbc:postgresql://host:port/database`.
    @Override
    public String toString() {
        return "jdbc:postgresql://" + hosts + "/" + encoded(database);
    }
}
