package jawait.engine.magic.code;

import java.util.Optional;

/// The classes that cells were compiled to.
public interface ClassFiles {
    /// The binary name of the class that holds a method of the user's; empty when there is none.
    Optional<String> holding(String name) throws InterruptedException;

    /// The bytes of a class as the compiler made them, without what the engine weaves in; empty for any other class.
    Optional<byte[]> plain(String binaryName) throws InterruptedException;
}
