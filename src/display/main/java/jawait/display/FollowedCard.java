package jawait.display;

/// A card that [TaskCards] keeps up to date until it is settled.
sealed interface FollowedCard permits TaskCard, TaskListCard {
    /// What it was shown under.
    String id();

    /// Draws it anew if it would look otherwise.
    void refresh();

    /// Nobody can see it any more, or something else stands in its place: it stays as it is.
    void leave();

    /// Whether it will change no more.
    boolean isSettled();

    /// Whether all that it shows has ended, and it is about to say so.
    boolean isPending();
}
