package jawait.engine;

/// What an evaluation did to something else of the user's.
///
/// @param about the name of what it happened to; empty when declaring that anew would change nothing
/// @param text the sentence for the user
record Notice(String about, String text) {
    Notice(String text) {
        this("", text);
    }
}
