package jawait.kernel.wire;

import java.util.Map;

/// The error reply to any request that could not be answered: of the type the client waits for.
///
/// @param request the `msg_type` of the request
public record Refusal(String request, Failure failure) implements ToClient {
    @Override
    public String type() {
        return request.replaceFirst("_request$", "") + "_reply";
    }

    @Override
    public Map<String, ?> content() {
        return failure.reply();
    }
}
