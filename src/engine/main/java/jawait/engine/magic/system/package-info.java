/// The magics about what lies outside the session: processes, files, environment, this JVM.
@NullMarked
package jawait.engine.magic.system;

import org.jspecify.annotations.NullMarked;
