package jawait.net;

import java.net.UnknownHostException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What the server says against a statement, with the place in the user's own text.
final class SqlFailure {
    private static final int WIDEST = 160;

    /// What the server says to `id IN (?)` with a list.
    private static final Pattern IN_LIST = Pattern.compile("^operator does not exist: [^\\[\\]]+ (?:=|<>) \\S.*\\[]$");

    /// What the driver says to a COPY that is run like other statements, or has the server say.
    private static final String ONLY_BY_COPY = "COPY commands are only supported using the CopyManager";

    private SqlFailure() {}

    /// An exception of the kind that JDBC has for the SQLSTATE, made on the caller's thread; `error` is its
    /// cause, unless it is worded here already.
    static SQLException of(SQLException error, @Nullable SqlText text) {
        if (isOurs(error)) {
            error.fillInStackTrace();
            return error;
        }
        SQLException first = error;
        SQLException next = error.getNextException();
        if (next instanceof PSQLException detailed && !(error instanceof PSQLException)) {
            first = detailed; // of a batch
        }
        if (text != null && String.valueOf(first.getMessage()).contains(ONLY_BY_COPY)) {
            return new SQLFeatureNotSupportedException(
                    "the rows of a COPY go through copyIn and copyOut\n  " + text.brief(WIDEST),
                    "0A000",
                    Causes.bare(first));
        }
        ServerErrorMessage server = first instanceof PSQLException own ? own.getServerErrorMessage() : null;
        String state = first.getSQLState() == null ? "" : first.getSQLState();
        String message = server == null ? message(first) : String.join("\n", told(server, state, text));
        return typed(message, state, first.getErrorCode(), Causes.bare(first));
    }

    /// Whether it was made in this package: on the driver's thread.
    private static boolean isOurs(SQLException error) {
        StackTraceElement[] frames = error.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith(SqlFailure.class.getPackageName() + ".");
    }

    private static String message(SQLException error) {
        String message = String.valueOf(error.getMessage());
        Throwable cause = error.getCause();
        String why = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        return message.contains(why) ? message : message + ": " + why;
    }

    private static List<String> told(ServerErrorMessage server, String state, @Nullable SqlText text) {
        List<String> lines = new ArrayList<>();
        lines.add(String.valueOf(server.getMessage()));
        if (text != null) {
            lines.addAll(place(text, text.sourcePosition(server.getPosition())));
        }
        add(lines, "Detail: ", server.getDetail());
        add(lines, "Hint: ", server.getHint());
        if (state.equals("42P18")) {
            add(lines, "Hint: ", "say which type the placeholder has, as in ?::text");
        }
        if (IN_LIST.matcher(String.valueOf(server.getMessage())).find()) {
            add(lines, "Hint: ", "a list is an array: write = ANY(?) for IN (?), and <> ALL(?) for NOT IN (?)");
        }
        add(lines, "In: ", server.getWhere());
        lines.add("SQLSTATE " + state);
        return lines;
    }

    private static void add(List<String> lines, String label, @Nullable String said) {
        if (said != null && !said.isBlank()) {
            lines.add(label + said);
        }
    }

    /// The line of the SQL with a caret below; the first line when there is no place.
    private static List<String> place(SqlText text, int position) {
        if (position < 1) {
            return List.of("  " + text.brief(WIDEST));
        }
        String source = text.source();
        int at = source.offsetByCodePoints(0, Math.min(position - 1, source.codePointCount(0, source.length())));
        int begin = source.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        begin = begin > at ? at : begin;
        int end = source.indexOf('\n', at);
        String line = source.substring(begin, end < 0 ? source.length() : end).stripTrailing();
        int number =
                (int) source.substring(0, begin).chars().filter(c -> c == '\n').count() + 1;
        int column = at - begin;
        int cut = column > WIDEST - 40 ? column - WIDEST / 2 : 0;
        String shown = line.substring(Math.min(cut, line.length()), Math.min(line.length(), cut + WIDEST));
        return List.of(
                "  " + shown.replace('\t', ' '),
                "  " + " ".repeat(column - cut) + "^ line " + number + ", column " + (column + 1));
    }

    private static SQLException typed(String message, String state, int code, SQLException cause) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> new SQLTransientConnectionException(message, state, code, cause);
            case "22" -> new SQLDataException(message, state, code, cause);
            case "23" -> new SQLIntegrityConstraintViolationException(message, state, code, cause);
            case "28" -> new SQLInvalidAuthorizationSpecException(message, state, code, cause);
            case "40", "25" -> new SQLTransactionRollbackException(message, state, code, cause);
            case "42" -> new SQLSyntaxErrorException(message, state, code, cause);
            default ->
                state.equals("57014")
                        ? new SQLTimeoutException(message, state, code, cause)
                        : new SQLException(message, state, code, cause);
        };
    }

    /// Why there is no connection: what the driver says, or what it only says with a cause.
    static String unreachable(SQLException error) {
        return Causes.chain(error)
                .filter(UnknownHostException.class::isInstance)
                .findFirst()
                .map(unknown -> "there is no host named " + unknown.getMessage() + ".")
                .orElse(String.valueOf(error.getMessage()));
    }

    /// That a row does not fit what it is read as.
    static SQLDataException unfit(String message) {
        return new SQLDataException(message, "22000");
    }

    /// That a transaction is not what was meant.
    static SQLTransactionRollbackException ofTransactions(String message) {
        return new SQLTransactionRollbackException(message, "25000");
    }
}
