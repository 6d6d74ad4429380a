"""Runs a command on a terminal, closes the terminal at the word "looping", and says whether the command has ended."""

import os
import pty
import sys
import time

pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
while b"looping" not in seen:
    seen += os.read(terminal, 4096)
os.close(terminal)
for _ in range(1200):
    if os.waitpid(pid, os.WNOHANG)[0]:
        print("gone")
        break
    time.sleep(0.1)
else:
    print("still there")
    os.kill(pid, 9)
