package jawait.display;

/// What the kernel's side of a [Comm] does: a front end turns it into a message.
public sealed interface CommEvent {
    /// The comm's id, unique in the process.
    String id();

    /// What goes with it.
    CommMessage message();

    /// The comm was opened, and the front end is asked for what serves `target`.
    record Opened(String id, String target, CommMessage message) implements CommEvent {}

    /// A message.
    record Sent(String id, CommMessage message) implements CommEvent {}

    /// The comm was closed; nothing follows.
    record Closed(String id, CommMessage message) implements CommEvent {}
}
