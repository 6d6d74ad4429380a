import static jawait.Async.*;

import jawait.*;

void main() {
    var hello = async(() -> "Hello");
    IO.println(gather(hello, task(() -> "from"), () -> "a script"));
    switch (attempt(() -> Integer.parseInt("x"))) {
        case Success(var n) -> IO.println(n);
        case Failure(NumberFormatException e) -> IO.println("not a number");
        case Failure(var e) -> IO.println(e);
        case Cancelled() -> IO.println("cancelled");
    }
}
