/// For libraries whose objects are to be awaited: implement [AwaitAdapter] and name it in a service file or a
/// module's `provides`.
@NullMarked
package jawait.spi;

import org.jspecify.annotations.NullMarked;
