package jawait.engine.maven;

import java.util.List;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.graph.manager.DependencyManagerUtils;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;

/// Makes branches of the resolver's graph, versions that lost included.
final class Trees {
    private Trees() {}

    static List<Branch> of(DependencyNode root) {
        return root.getChildren().stream().map(Trees::branch).toList();
    }

    private static Branch branch(DependencyNode node) {
        var here = Maven.coordinates(node.getArtifact());
        var winner = node.getData().get(ConflictResolver.NODE_DATA_WINNER);
        String taken = winner instanceof DependencyNode won ? won.getArtifact().getVersion() : here.version();
        String premanaged = DependencyManagerUtils.getPremanagedVersion(node);
        var asked = premanaged == null ? here : here.withVersion(premanaged);
        String moved = node.getRelocations().isEmpty()
                ? ""
                : "moved here from " + Maven.coordinates(node.getRelocations().getFirst());
        String elsewhere = winner instanceof DependencyNode && asked.version().equals(taken) ? "shown elsewhere" : "";
        return new Branch(
                asked,
                taken,
                moved.isEmpty() ? elsewhere : moved,
                node.getChildren().stream().map(Trees::branch).toList());
    }
}
