package jawait.display.spi;

import jawait.Fn;

/// Tells how the types of a library are shown, in notebooks and wherever else jawait shows values.
///
/// Implementations are found by [java.util.ServiceLoader] through the context class loader and the loader
/// of the shown value's class, so that a library loaded by a cell is found too; they have a public
/// constructor without parameters. What a user registers with `Display.register` comes before them.
///
/// ```java
/// public final class Molecules implements Renderers {
///     public void register(Registry into) {
///         into.register(Molecule.class, molecule -> Map.of("image/svg+xml", molecule.draw()));
///     }
/// }
/// ```
public interface Renderers {
    /// Registers renderers, once for each class loader. What it throws is logged, and its types go without.
    void register(Registry into);

    /// Takes them.
    @FunctionalInterface
    interface Registry {
        /// From now on values of `type` and of its subtypes, those apart that have a nearer renderer, are
        /// shown by what `renderer` makes of them: anything that can be shown, or a map of MIME types to
        /// contents.
        <T> void register(Class<T> type, Fn<? super T, ?> renderer);
    }
}
