/// The magics and directives that bring libraries into a session: `%maven`, `//DEPS`, `%classpath`, `%use` and the
/// like.
///
/// They turn words into calls of [jawait.engine.maven.Libraries] and its answers into sentences.
@NullMarked
package jawait.engine.magic.libraries;

import org.jspecify.annotations.NullMarked;
