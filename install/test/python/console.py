"""`jupyter console --kernel jawait` in a pseudo-terminal: types `1 + 2`, waits for the answer, leaves by Ctrl+D."""

import re
import sys

import pexpect

ANSI = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[()][A-Za-z0-9]|[=>])")

console = pexpect.spawn(
    sys.executable,
    ["-m", "jupyter_console", "--kernel", "jawait", "--ZMQTerminalInteractiveShell.simple_prompt=True"]
    + ["--JupyterConsoleApp.confirm_exit=False"],
    dimensions=(40, 120),
    encoding="utf-8",
    timeout=60,
)
console.expect(r"In \[")
console.sendline("1 + 2")
console.expect(r"Out\[[^\n]*\]:[^\n]*3")
print(ANSI.sub("", console.after))
console.expect(r"In \[")
console.sendeof()
console.expect(pexpect.EOF, timeout=30)
