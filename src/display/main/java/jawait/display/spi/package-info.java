/// How a library brings the pictures of its types along: found by [java.util.ServiceLoader].
///
/// For authors of libraries; a cell calls `Display.register` instead.
@NullMarked
package jawait.display.spi;

import org.jspecify.annotations.NullMarked;
