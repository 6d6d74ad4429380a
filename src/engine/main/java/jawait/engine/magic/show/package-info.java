/// The magics that show the text of their cell as something else than code.
@NullMarked
package jawait.engine.magic.show;

import org.jspecify.annotations.NullMarked;
