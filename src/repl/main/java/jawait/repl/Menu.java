package jawait.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import jawait.engine.help.Completion;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/// The menu of what could be typed: each with its signature, and when they are few with the first sentence of its
/// documentation. The engine has chosen and sorted, so the line editor shows all of it in that order.
final class Menu implements Completer, CompletionMatcher {
    /// So many can be looked up while somebody waits for a menu.
    private static final int FEW = 6;

    private final Function<Completion.Item, String> sentence;
    private final IntConsumer listing;
    private List<Candidate> all = List.of();

    /// @param sentence gives the first sentence about a suggestion, perhaps empty
    /// @param listing is told how many suggestions are going to be listed
    Menu(Function<Completion.Item, String> sentence, IntConsumer listing) {
        this.sentence = sentence;
        this.listing = listing;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof CompletedLine completed) {
            var items = completed.completion().items();
            boolean few = items.size() <= FEW;
            for (int i = 0; i < items.size(); i++) {
                candidates.add(candidate(items.get(i), few, i));
            }
        }
    }

    private Candidate candidate(Completion.Item item, boolean few, int place) {
        String said = few ? sentence.apply(item) : "";
        String about = said.isEmpty() ? item.signature() : item.signature() + "  " + said;
        String shown = item.text().endsWith("(") && !about.isEmpty()
                ? item.text().substring(0, item.text().length() - 1)
                : item.text();
        return new Candidate(item.text(), shown, null, about.isBlank() ? null : about, null, null, false, place);
    }

    @Override
    public void compile(
            Map<LineReader.Option, Boolean> options,
            boolean prefix,
            CompletingParsedLine line,
            boolean caseInsensitive,
            int errors,
            String originalGroupName) {
        all = List.of();
    }

    @Override
    public List<Candidate> matches(List<Candidate> candidates) {
        all = new ArrayList<>(candidates);
        listing.accept(all.size());
        return all;
    }

    @Override
    public @Nullable Candidate exactMatch() {
        return null;
    }

    @Override
    public String getCommonPrefix() {
        String common = all.isEmpty() ? "" : all.getFirst().value();
        for (Candidate each : all) {
            int same = 0;
            while (same < common.length()
                    && same < each.value().length()
                    && common.charAt(same) == each.value().charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }
}
