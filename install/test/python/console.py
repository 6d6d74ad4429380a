"""`jupyter console --kernel jawait` in a pseudo-terminal, as a user types in it: a sum, Ctrl+C in an endless loop, an
exception, Ctrl+D; then, with the prompt that knows more keys, Tab, a method of three lines and its call. Prints what was
seen; ends with an error at the first step that fails.
"""

import os
import re
import sys

import pexpect

ANSI = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[()][A-Za-z0-9]|[=>])")
ENTER, TAB, CTRL_U, CTRL_D = "\r", "\t", "\x15", "\x04"
TRIES = 4


def start(*options):
    return pexpect.spawn(
        sys.executable,
        ["-m", "jupyter_console", "--kernel", "jawait", "--JupyterConsoleApp.confirm_exit=False", *options],
        dimensions=(40, 120),
        encoding="utf-8",
        timeout=60,
        # Nobody is there to tell where the cursor stands.
        env={**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"},
    )


def sees(pattern, timeout=60):
    console.expect(pattern, timeout=timeout)
    print(ANSI.sub("", console.before + console.after), flush=True)


def ends():
    console.send(CTRL_D)
    console.expect(pexpect.EOF)
    console.wait()  # close() sends signals to a process that needs a moment more
    console.close()
    if console.exitstatus:
        sys.exit(f"the console ended with {console.exitstatus}")


def types(text, shows, again=lambda: None):
    """Types until this is seen, for two weaknesses of the console: what comes before its prompt is drawn gets lost, and on
    a slow machine it takes the idle of an earlier question of its own for that of the cell, and shows nothing. Before it
    types again it does what is given."""
    for _ in range(TRIES):
        console.send(text)
        if console.expect([shows, pexpect.TIMEOUT], timeout=10) == 0:
            print(ANSI.sub("", console.before + console.after), flush=True)
            return
        again()
    sys.exit(f"{shows} is not seen after {text}; instead {console.before}")


console = start("--simple-prompt")
console.expect(r"In \[\d+\]: ")
types("1 + 2" + ENTER, shows=r"Out\[\d+\]: 3")
types('System.out.println("loop" + "ing"); while (true) {}' + ENTER, shows="looping", again=lambda: console.sendintr())
console.sendintr()
sees("Interrupted")
types('throw new IllegalStateException("on purpose");' + ENTER, shows=r"IllegalStateException[^\n(]*: on purpose")
console.expect(r"In \[\d+\]: ")
ends()

console = start("--ZMQTerminalInteractiveShell.kernel_is_complete_timeout=30")
sees(r"In \[")
types(CTRL_U + "Math.floorM" + TAB, shows=r"od[^\n]*\(")
types(CTRL_U + "int twice(int n) {" + ENTER, shows=r"\.\.\.: ")
console.send("return 2 * n;" + ENTER + "}" + ENTER)
sees(r"In \[\x1b\[[0-9;]*m2\x1b")
types(CTRL_U + "twice(21)" + ENTER, shows=r"42\r?\n")
sees(r"In \[\x1b\[[0-9;]*m[3-9]\x1b")
ends()
