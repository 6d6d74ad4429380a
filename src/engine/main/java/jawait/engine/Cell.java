package jawait.engine;

/// What the user asked to run: one notebook cell, one REPL entry.
///
/// @param number the prompt number, as in `In[3]`; 0 for code that has none (a silent request, a user expression)
/// @param key what the front end recognises the cell's output by; it becomes the key of the [jawait.runtime.Origin]
/// of
/// all its work
/// @param source the text as typed
public record Cell(int number, Object key, String source) {
    /// How errors and labels name this cell: `In[3]`.
    public String label() {
        return number == 0 ? "In[*]" : "In[" + number + "]";
    }
}
