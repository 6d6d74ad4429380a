/// JUnit tests in virtual time: `@VirtualTime`. For the tests of whoever uses the library; nothing here is for
/// production code.
@NullMarked
package jawait.junit;

import org.jspecify.annotations.NullMarked;
