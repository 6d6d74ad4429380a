/// Notebook files without Python: nbformat 4.5 read and written, and run on the engine that the kernel
/// has.
///
/// `Notebook` is the file as a value, `NotebookFile` reads and writes it. Nothing here speaks Jupyter's
/// protocol.
@NullMarked
package jawait.notebook;

import org.jspecify.annotations.NullMarked;
