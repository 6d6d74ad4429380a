/// The Java half of the `install/jawait` command: writes kernelspecs, trains the start-up cache, examines an
/// installation.
///
/// It knows the folders that the shell script keeps and how a kernel is started. It must never build anything, touch a
/// Python environment or ask the network: that is the script's.
@NullMarked
package jawait.cli;

import org.jspecify.annotations.NullMarked;
