package jawait.kernel.wire;

/// A well-signed message whose content is not what its type demands: answered with an error that says what is wrong.
public record Unreadable(String type, String reason) implements FromClient {}
