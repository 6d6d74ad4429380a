/// Structured and unstructured tasks on virtual threads, in the vocabulary of asyncio and trio.
@NullMarked
package jawait;

import org.jspecify.annotations.NullMarked;
