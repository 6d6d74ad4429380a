/// The tiny agent jar. It holds one reference and knows nothing else, so that it can be the `Launcher-Agent-Class` of
/// any main jar.
@NullMarked
package jawait.agent;

import org.jspecify.annotations.NullMarked;
