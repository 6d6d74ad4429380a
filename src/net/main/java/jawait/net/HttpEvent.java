package jawait.net;

/// An event that a server has sent: see [HttpStream#events()]. (The `MessageEvent` of browsers.)
///
/// ```java
/// for (HttpEvent event : http.request("GET", url).timeout(60).stream().events()) IO.println(event.data());
/// ```
///
/// @param event its kind; `message` when the server names none
/// @param data the lines of its data, joined by `\n`
/// @param id the last id that the server has given; empty before the first
public record HttpEvent(String event, String data, String id) {}
