/// What a cell can say that is not Java: the interface of a magic, the registry of all, and the words of a
/// line.
///
/// It knows text, options and the [jawait.engine.magic.Host] that runs a cell. It must never know
/// JShell or the session: the magics themselves live in packages of their own and are listed by the
/// session.
@NullMarked
package jawait.engine.magic;

import org.jspecify.annotations.NullMarked;
