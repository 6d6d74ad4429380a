package jawait.kernel.wire;

/// A message of a type we do not know: busy, idle, and no reply.
public record Unknown(String type) implements FromClient {}
