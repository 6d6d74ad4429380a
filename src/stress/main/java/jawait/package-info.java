/// The primitives of jawait under jcstress: every pair of calls that may meet, by the thousand, and what may come of
/// it. In the library's own package, because what wakes tasks is nobody else's business.
@NullMarked
package jawait;

import org.jspecify.annotations.NullMarked;
