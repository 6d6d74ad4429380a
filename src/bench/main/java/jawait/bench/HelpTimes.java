package jawait.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jawait.engine.Cell;
import jawait.engine.Session;

/// How long help takes, first and warm: a line for each question with its first time, p50 and p95 in milliseconds.
///
/// Each warm round asks at another place, so that no answer is remembered.
final class HelpTimes {
    private static final int ROUNDS = 60;

    private interface Question {
        Object ask(String source);
    }

    private HelpTimes() {}

    static void main() {
        PrintStream out = System.out;
        var session = Session.open(new Quiet());
        session.run(new Cell(1, "1", "String text = \"\"; var names = List.of(text);"));
        var questions = new LinkedHashMap<String, Question>();
        questions.put("complete member", each -> session.complete(each + "text.isE", each.length() + 8));
        questions.put("complete name", each -> session.complete(each + "ReentrantLo", each.length() + 11));
        questions.put(
                "complete lambda", each -> session.complete(each + "names.stream().map(x -> x.le", each.length() + 28));
        questions.put("inspect method", each -> session.inspect(each + "Math.max", each.length() + 8, false) == null);
        questions.put(
                "inspect call", each -> session.inspect(each + "text.substring(", each.length() + 15, false) == null);
        questions.put("is_complete", each -> session.completeness(each + "for (int i = 0; i < 3; i++) {"));
        for (Map.Entry<String, Question> each : questions.entrySet()) {
            measure(out, each.getKey(), each.getValue());
        }
        session.close();
    }

    private static void measure(PrintStream out, String name, Question question) {
        double first = millis(question, "");
        double[] warm = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            warm[i] = millis(question, "int n" + i + " = " + i + ";\n");
        }
        Arrays.sort(warm);
        out.printf(
                Locale.ROOT,
                "%-16s first %7.1f  p50 %6.1f  p95 %6.1f%n",
                name,
                first,
                warm[ROUNDS / 2],
                warm[ROUNDS * 95 / 100]);
    }

    private static double millis(Question question, String before) {
        long begin = System.nanoTime();
        question.ask(before);
        return (System.nanoTime() - begin) / 1e6;
    }
}
