package jawait.engine.maven;

import java.util.List;

/// An artifact and what it pulled in, as `%dependencies` shows it.
///
/// @param asked the version that was asked for here
/// @param taken the version that is loaded; another one when somebody else's wish won
/// @param note what else is to be said: relocated, optional; often empty
/// @param pulled what it needs; empty where that is shown elsewhere in the tree
public record Branch(Coordinates asked, String taken, String note, List<Branch> pulled) {
    boolean lost() {
        return !asked.version().equals(taken);
    }

    /// The lines of this branch, drawn as a tree.
    public String drawn() {
        var text = new StringBuilder();
        draw(text, "", "");
        return text.toString().stripTrailing();
    }

    private void draw(StringBuilder into, String lead, String below) {
        into.append(lead).append(asked);
        if (lost()) {
            into.append(" -> ").append(taken);
        }
        into.append(note.isEmpty() ? "" : " (" + note + ")").append('\n');
        for (int i = 0; i < pulled.size(); i++) {
            boolean last = i == pulled.size() - 1;
            pulled.get(i).draw(into, below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }
}
