package jawait.engine;

/// What an evaluation did to something else of the user's.
///
/// @param about the name of what it happened to; empty when declaring that anew would change nothing
/// @param text the sentence for the user
/// @param gone whether there is nothing of that name any more
record Notice(String about, String text, boolean gone) {
    Notice(String text) {
        this("", text);
    }

    Notice(String about, String text) {
        this(about, text, false);
    }

    /// There is no variable of that name any more.
    ///
    /// @param owned it and its cell, as `variable corner of In[1]`
    /// @param changed what it depended on
    static Notice removed(String variable, String owned, String changed) {
        return new Notice(variable, owned + " was removed because " + changed + " changed; run its cell again", true);
    }
}
