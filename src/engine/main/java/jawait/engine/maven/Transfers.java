package jawait.engine.maven;

/// Told of every download, from any thread.
public interface Transfers {
    /// Hears nothing.
    Transfers SILENT = new Transfers() {
        @Override
        public void moved(String name, long bytes, long of) {}

        @Override
        public void ended(String name, long bytes, boolean well) {}
    };

    /// So much has come.
    ///
    /// @param name the file's name
    /// @param of its size; -1 when the server does not say
    void moved(String name, long bytes, long of);

    /// All has come, or nothing will.
    void ended(String name, long bytes, boolean well);
}
