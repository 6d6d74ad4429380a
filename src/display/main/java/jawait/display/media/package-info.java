/// What bytes are: pictures and sounds by how they begin, anything as a dump. It knows neither forms nor
/// front ends.
@NullMarked
package jawait.display.media;

import org.jspecify.annotations.NullMarked;
