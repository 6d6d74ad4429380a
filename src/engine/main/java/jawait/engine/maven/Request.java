package jawait.engine.maven;

import java.util.List;

/// What is to be resolved together.
///
/// @param wanted what the user named, in this order
/// @param managed versions that count wherever these artifacts turn up further down: what is loaded already, and
/// the boms of the request
/// @param places where to look, besides the repositories that the user's settings name
public record Request(List<Coordinates> wanted, List<Coordinates> managed, Places places) {
    /// Where to look.
    ///
    /// @param extra repositories asked after those of the settings
    /// @param offline true to ask the local repository only
    public record Places(List<Repository> extra, boolean offline) {}
}
