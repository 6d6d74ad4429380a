/// Libraries for cells: what is asked for, how it is found and downloaded, what is loaded already.
///
/// Maven's own resolver does the finding, behind one interface ([jawait.engine.maven.Resolver]) and out of sight of
/// user code; its classes are loaded at the first use. This package must never know JShell, cells or the wire.
@NullMarked
package jawait.engine.maven;

import org.jspecify.annotations.NullMarked;
