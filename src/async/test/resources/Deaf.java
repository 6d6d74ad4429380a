import static jawait.Async.*;

void main() {
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true));
    var deaf = task("deaf", () -> {
        while (true) {
            try {
                sleep(1000);
            } catch (Throwable stop) {
            }
        }
    });
    while (!deaf.toString().contains("sleeping")) Thread.onSpinWait();
    deaf.cancel();
    while (!said.toString().contains("Deaf.java:")) Thread.onSpinWait();
    err.print(said);
}
