package jawait.engine.problem;

/// A text that errors point into.
///
/// @param name how it is called: `In[3]`, or the name of a file that a cell loads
/// @param file whether it is a file
public record Listing(String name, boolean file, String text) {}
