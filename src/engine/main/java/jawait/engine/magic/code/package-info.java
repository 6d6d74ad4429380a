/// The magics that run, measure or take apart Java: a line, a cell, a file.
@NullMarked
package jawait.engine.magic.code;

import org.jspecify.annotations.NullMarked;
