import static jawait.Async.*;

void main() {
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true));
    async(() -> IO.println("never printed"));
    while (!said.toString().contains("awaited\n")) System.gc();
    err.print(said);
}
