"""Sets the async library beside asyncio and uvloop, in one run: `install/jawait bench [--quick] async`.

Read the ratios: absolute times say more about the machine. The aims are those of the library's design; nothing here
is a gate.
"""

import os
import pathlib
import subprocess
import sys

ROWS = [
    ("awaitDone", "await a task that has ended (ns)", 50),
    ("spawnAndAwait", "start a task and await it (ns)", 1000),
    ("bareThread", "a virtual thread of the JDK's, so (ns)", None),
    ("spawnAndAwaitObserved", "the same with an observer (ns)", None),
    ("queueOf16", "hand an item over, capacity 16 (ns)", 400),
    ("gather10k", "gather 10 000 sleeps of 1 s (s)", 1.15),
    ("gather100k", "gather 100 000 sleeps of 1 s (s)", 1.5),
    ("gather1m", "gather 1 000 000 sleeps of 1 s (s)", 4),
    ("heap1m", "heap of each of a million (bytes)", 1200),
    ("cancel100k", "cancel 100 000 sleepers (s)", 0.7),
    ("pstree100k", "draw the tree of 100 000 tasks (s)", 0.2),
]


def figures(command):
    print("measuring", " ".join(pathlib.Path(word).name for word in command), file=sys.stderr)
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return {name: float(value) for name, value in (line.split() for line in lines if len(line.split()) == 2)}


def main():
    jar, *options = sys.argv[1:]
    steps = str(pathlib.Path(__file__).with_name("asyncio_steps.py"))
    java = [os.path.join(os.environ["JAVA_HOME"], "bin", "java")]
    flags = ["-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xms1g", "-Xmx6g"]
    found = {
        "jawait": figures([*java, *flags, "-jar", jar, *options]),
        "asyncio": figures([sys.executable, steps, *options]),
        "uvloop": figures([sys.executable, steps, "uvloop", *options]),
    }
    print(f"{'':40}" + "".join(f"{name:>12}" for name in found) + f"{'aim':>10}{'asyncio/jawait':>16}")
    for key, label, aim in ROWS:
        cells = [shown(each.get(key)) for each in found.values()]
        ours, theirs = found["jawait"].get(key), found["asyncio"].get(key)
        ratio = f"{theirs / ours:.1f}" if ours and theirs else ""
        print(f"{label:40}" + "".join(f"{cell:>12}" for cell in cells) + f"{aim or '':>10}{ratio:>16}")


def shown(value):
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"


if __name__ == "__main__":
    main()
