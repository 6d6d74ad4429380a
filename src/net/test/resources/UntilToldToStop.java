import static jawait.Async.*;

import jawait.*;
import jawait.net.*;

/// A service that runs until the program is told to end.
void main() throws Exception {
    var server = Web.serve(0, Web.routes()
            .onStop(() -> IO.println("stopped"))
            .get("/slow", () -> {
                try {
                    IO.println("asked");
                    sleep(1000);
                } finally {
                    IO.println("cancelled");
                }
                return "late";
            }));
    IO.println(server.url());
    // main ends here: the server keeps the program alive
}
