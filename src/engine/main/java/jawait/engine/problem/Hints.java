package jawait.engine.problem;

import java.util.List;

/// All that is known about ways on, asked in order: the first that knows something speaks.
final class Hints implements Hint {
    private static final List<Hint> ALL =
            List.of(new HabitHints(), new SyntaxHints(), Hints::ofNames, Hints::ofTypes, new FlowHints());
    private static final Hint NAMES = new NameHints();
    private static final Hint CONVERSIONS = new ConversionHints();
    private static final Hint CALLS = new CallHints();

    @Override
    public List<String> of(Mistake mistake, Vocabulary known) {
        for (Hint hint : ALL) {
            var ways = hint.of(mistake, known);
            if (!ways.isEmpty()) {
                return ways;
            }
        }
        return List.of();
    }

    private static List<String> ofNames(Mistake mistake, Vocabulary known) {
        return mistake.kind().startsWith("cant.resolve") || mistake.kind().equals("doesnt.exist")
                ? NAMES.of(mistake, known)
                : List.of();
    }

    private static List<String> ofTypes(Mistake mistake, Vocabulary known) {
        if (mistake.kind().startsWith("cant.apply")) {
            return CALLS.of(mistake, known);
        }
        if (!mistake.kind().equals("prob.found.req")) {
            return List.of();
        }
        var conversion = CONVERSIONS.of(mistake, known);
        return conversion.isEmpty() ? CALLS.of(mistake, known) : conversion;
    }
}
