package jawait.repl;

/// One cell as the screen knows it: all output of its work carries this as its origin.
///
/// @param number as in `In [3]`; 0 for what has no number
record Entry(int number) {
    /// What stands before lines of it that come while another cell runs or is typed.
    String label() {
        return number == 0 ? "" : "[" + number + "] ";
    }
}
