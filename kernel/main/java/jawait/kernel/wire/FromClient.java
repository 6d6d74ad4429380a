package jawait.kernel.wire;

/// What a client can ask: every message the kernel receives is one of these.
public sealed interface FromClient
        permits Execute.Request,
                Complete.Request,
                Inspect.Request,
                IsComplete.Request,
                History.Request,
                CommInfo.Request,
                Comm.FromClientSide,
                KernelInfo.Request,
                Interrupt.Request,
                Shutdown.Request,
                Usage.Request,
                Debug.Request,
                Subshell.Request,
                Connect.Request,
                Input.Reply,
                Unreadable,
                Unknown {
    /// The content of a message of this type.
    static FromClient read(String type, String content) {
        try {
            var fields = new Fields(Json.object(content));
            return switch (type) {
                case "execute_request" -> Execute.Request.read(fields);
                case "complete_request" -> Complete.Request.read(fields);
                case "inspect_request" -> Inspect.Request.read(fields);
                case "is_complete_request" -> new IsComplete.Request(fields.text("code"));
                case "history_request" -> History.Request.read(fields);
                case "comm_info_request" -> new CommInfo.Request(fields.text("target_name", ""));
                case "comm_open" ->
                    new Comm.Open(fields.text("comm_id"), fields.text("target_name", ""), fields.object("data"));
                case "comm_msg" -> new Comm.Message(fields.text("comm_id"), fields.object("data"));
                case "comm_close" -> new Comm.Closed(fields.text("comm_id"), fields.object("data"));
                case "kernel_info_request" -> new KernelInfo.Request();
                case "interrupt_request" -> new Interrupt.Request();
                case "shutdown_request" -> new Shutdown.Request(fields.flag("restart", false));
                case "create_subshell_request" -> new Subshell.Create();
                case "delete_subshell_request" -> new Subshell.Delete(fields.text("subshell_id"));
                case "list_subshell_request" -> new Subshell.ListAll();
                case "debug_request" -> Debug.Request.read(fields);
                case "usage_request" -> new Usage.Request();
                case "connect_request" -> new Connect.Request();
                case "input_reply" -> new Input.Reply(fields.text("value"));
                default -> new Unknown(type);
            };
        } catch (WireException e) {
            return new Unreadable(type, String.valueOf(e.getMessage()));
        }
    }
}
