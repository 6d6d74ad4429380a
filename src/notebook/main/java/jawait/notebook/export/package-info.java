/// A notebook as one Java file that runs without Jupyter and prints what the notebook printed.
///
/// A notebook's cells become `Part`s (`Cells` reads them, `Magic` translates what is no Java), javac tells
/// their types (`Analysis`), and `Program` puts them in the order that Java wants. `Export` is the whole.
@NullMarked
package jawait.notebook.export;

import org.jspecify.annotations.NullMarked;
