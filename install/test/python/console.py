"""`jupyter console --kernel jawait` in a pseudo-terminal, as a user types in it: a sum, a method of three lines, Tab,
Ctrl+C in an endless loop, an exception, Ctrl+D. Prints what was seen; ends with an error at the first step that fails.
"""

import os
import re
import sys

import pexpect

ANSI = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[()][A-Za-z0-9]|[=>])")
ENTER, TAB, CTRL_D = "\r", "\t", "\x04"

console = pexpect.spawn(
    sys.executable,
    ["-m", "jupyter_console", "--kernel", "jawait", "--JupyterConsoleApp.confirm_exit=False"],
    dimensions=(40, 120),
    encoding="utf-8",
    timeout=60,
    # Nobody is there to tell where the cursor stands.
    env={**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"},
)


def sees(pattern):
    console.expect(pattern)
    print(ANSI.sub("", console.before + console.after))


def types(text):
    console.expect(r"In \[[^\n]*\]")
    console.send(text)


types("1 + 2" + ENTER)
sees(r"Out\[[^\n]*\]:[^\n]*3")

types("int twice(int n) {" + ENTER)
console.send("return 2 * n;" + ENTER + "}" + ENTER)
types("twice(21)" + ENTER)
sees(r"Out\[[^\n]*\]:[^\n]*42")

types("Math.floorM" + TAB)
sees(r"od[^\n]*\(")
console.send("-7, 9)" + ENTER)
sees(r"Out\[[^\n]*\]:[^\n]*2")

types('System.out.println("loop" + "ing"); while (true) {}' + ENTER)
sees("looping")
console.sendintr()
sees("Interrupted")

types('throw new IllegalStateException("on purpose");' + ENTER)
sees(r"IllegalStateException[^\n(]*: on purpose")

types(CTRL_D)
console.expect(pexpect.EOF)
console.wait()
