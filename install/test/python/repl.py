"""`install/jawait repl` in a real pseudo-terminal, as a user types in it: a sum, a method of several lines, Tab, a window
that is made smaller, Ctrl+C in an endless loop, output of a task above the line that is being typed, Ctrl+D while a task
runs, a colour and none, an editor, a window without a size, a terminal nobody knows, one that can do nothing but lines,
a terminal that disappears. Prints what was seen; ends with an error at the first step that fails.
"""

import os
import re
import sys
import time

import pexpect

ANSI = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[()][A-Za-z0-9]|[=>])")
JAWAIT, SETTINGS = sys.argv[1], dict(word.split("=", 1) for word in sys.argv[2:])
TAB, CTRL_D = "\t", "\x04"


def start(size=(30, 100), **settings):
    repl = pexpect.spawn(JAWAIT, ["repl"], dimensions=size, encoding="utf-8", timeout=90,
                         # The tests' own settings, and a terminal that knows colours.
                         env={**os.environ, **SETTINGS, "TERM": "xterm-256color", **settings})
    sees(repl, r"In \[1\]")
    return repl


def sees(repl, pattern):
    repl.expect(pattern)
    seen = repl.before + repl.after
    print(ANSI.sub("", seen), flush=True)
    return seen


def ends(repl, status):
    repl.expect(pexpect.EOF)
    repl.wait()  # close() sends signals to a process that needs a moment more
    repl.close()
    if repl.exitstatus != status:
        sys.exit(f"the terminal ended with {repl.exitstatus}, expected {status}: {repl.before}")


repl = start()
repl.send("40 + 2\r")
if "\x1b[31m" not in sees(repl, r"Out\[1\]: (\x1b\[[0-9;]*m)*42"):
    sys.exit("no colour on a terminal that has it")
sees(repl, r"In \[2\]")
repl.send("int twice(int a) {\r")
sees(repl, r"\.\.\.: ")
repl.send("return 2 * a;\r}\r")
sees(repl, r"In \[3\]")
repl.send('twi' + TAB)
sees(repl, r"twice")
repl.setwinsize(20, 40)
repl.send("4)\r")
sees(repl, r"Out\[3\]: (\x1b\[[0-9;]*m)*8")
repl.send('IO.println("loop" + "ing"); while (true) {}\r')
sees(repl, r"looping")
repl.sendintr()
sees(repl, r"In\[4\] was interrupted")
sees(repl, r"In \[5\]")
repl.send("while (true) {}\r\x03")  # right behind Enter: the cell does not even begin
sees(repl, r"\^C")
sees(repl, r"In \[5\]")
repl.send('var t = task("talker", () -> { sleep(2); IO.println("from " + "afar"); sleep(1000); });\r')
sees(repl, r"In \[6\]")
repl.send("String half = ")
sees(repl, r"\[5\] (\x1b\[[0-9;]*m)*from afar")
repl.send('"whole"\r')
sees(repl, r"In \[7\]")
repl.send("half.length()\r")
sees(repl, r"Out\[7\]: (\x1b\[[0-9;]*m)*5")
sees(repl, r"In \[8\]")
repl.send(CTRL_D)
sees(repl, r"1 task still runs: talker of In\[5\]")
repl.send("y\r")
ends(repl, 0)

plain = start(NO_COLOR="1", VISUAL="", EDITOR="sed -i s/1/41/")
plain.send("1 + 1\r")
if re.search(r"\x1b\[3[0-7]m", sees(plain, r"Out\[1\]: 2")):
    sys.exit("colour in spite of NO_COLOR")
sees(plain, r"In \[2\]")
plain.send("/edit 1\r")
sees(plain, r"Out\[2\]: 42")
plain.send("/exit 5\r")
ends(plain, 5)

unknown = start(TERM="xterm-of-tomorrow")
if "infocmp" in unknown.before or "WARNING" in unknown.before:
    sys.exit("a terminal without a terminfo entry begins with a complaint: " + unknown.before)
unknown.send("6 * 7\r")
sees(unknown, r"Out\[1\]: (\x1b\[[0-9;]*m)*42")
unknown.send("/exit\r")
ends(unknown, 0)

dumb = start(TERM="dumb")
if dumb.before.strip() and "\x1b" in dumb.before:
    sys.exit("escape sequences on a terminal that knows none")
dumb.sendline("int twice(int a) {")
sees(dumb, r"\r\n   \.\.\.: ")
dumb.sendline("return 2 * a; }")
sees(dumb, r"In \[2\]: ")
dumb.send("half a line")
dumb.sendintr()
sees(dumb, r"In \[2\]: ")
dumb.sendline("twice(4)")
if sees(dumb, r"Out\[2\]: 8\r\n").count("twice(4)") != 1:
    sys.exit("what was typed is shown twice")
sees(dumb, r"In \[3\]: ")
dumb.sendline('String asked = input("who? ")')
sees(dumb, r"\nwho\? ")
dumb.sendintr()
if "\x1b" in sees(dumb, r"In\[3\] was interrupted"):
    sys.exit("colour on a terminal that knows none")
sees(dumb, r"In \[4\]: ")
dumb.sendline('var t = task("talker", () -> sleep(1000)); input("who? ")')
sees(dumb, r"who\? ")
dumb.sendline("Ada")
sees(dumb, r"Out\[4\]: Ada")
sees(dumb, r"In \[5\]: ")
dumb.send(CTRL_D)
sees(dumb, r"1 task still runs: talker of In\[4\]")
dumb.sendline("no")
sees(dumb, r"In \[5\]: ")
dumb.sendline("/exit 3")
sees(dumb, r"Leave and cancel")
dumb.sendline("y")
ends(dumb, 3)

unsized = start(size=(0, 0))
unsized.send("6 * 7\r")
sees(unsized, r"Out\[1\]: (\x1b\[[0-9;]*m)*42")
unsized.send("/exit\r")
ends(unsized, 0)

gone = start()
gone.send('IO.println("loop" + "ing"); while (true) {}\r')
sees(gone, r"looping")
os.close(gone.child_fd)
for _ in range(1200):
    ended, status = os.waitpid(gone.pid, os.WNOHANG)
    if ended:
        break
    time.sleep(0.1)
else:
    sys.exit("the process outlives its terminal")
os._exit(0)  # pexpect would look for the terminal once more
