package jawait.kernel.wire;

import java.util.List;
import java.util.Map;

/// What the kernel can say: every message it sends is one of these.
public sealed interface ToClient
        permits Execute.Reply,
                Execute.Input,
                Execute.Result,
                Complete.Reply,
                Inspect.Reply,
                IsComplete.Reply,
                History.Reply,
                CommInfo.Reply,
                Comm.Ours,
                KernelInfo.Reply,
                Interrupt.Reply,
                Shutdown.Reply,
                Usage.Reply,
                Debug.Reply,
                Subshell.Reply,
                Connect.Reply,
                Input.Request,
                Status,
                Stream,
                Display,
                Failure,
                Refusal,
                Welcome {
    /// The `msg_type`.
    String type();

    /// The content, as a plain tree.
    Map<String, ?> content();

    /// What follows the kernel's name in the iopub topic, often the type.
    default String topic() {
        return type();
    }

    /// The message's metadata.
    default Map<String, ?> metadata() {
        return Map.of();
    }

    /// The raw frames behind it.
    default List<byte[]> buffers() {
        return List.of();
    }
}
