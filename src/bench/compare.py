"""Measures this kernel beside its peers, all through the same Jupyter client: `install/jawait bench [--quick]`.

The kernels take turns within each round, so that a busy machine slows all of them alike. Read the ratios: absolute
times say more about the machine. Nothing here is a gate.
"""

import argparse
import queue
import statistics
import subprocess
import sys
import time

from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import KernelManager

JAVA = {
    "one": "1 + 2",
    "set": "int x = 1;",
    "use": "x + 1",
    "line": 'System.out.println("a line");',
    "many": "for (int i = 0; i < 100_000; i++) System.out.println(i);",
}
PYTHON = {
    "one": "1 + 2",
    "set": "x = 1",
    "use": "x + 1",
    "line": 'print("a line")',
    "many": "for i in range(100_000): print(i)",
}
KERNELS = {"jawait": ("jawait", JAVA), "ipykernel": ("python3", PYTHON), "jjava": ("java", JAVA)}
LIMIT = 10  # seconds without any message


class Kernel:
    """One running kernel. `start_seconds`: from starting the process to the reply to its first cell."""

    def __init__(self, spec, words):
        self.words = words
        begin = time.perf_counter()
        self.manager = KernelManager(kernel_name=spec)
        self.manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        request = self.client.execute(words["one"])
        while self.client.get_shell_msg(timeout=LIMIT)["parent_header"].get("msg_id") != request:
            pass
        self.start_seconds = time.perf_counter() - begin
        self.client.wait_for_ready(timeout=LIMIT)

    def run(self, code):
        """Runs a cell; the seconds until its outputs are complete, and its text output."""
        begin = time.perf_counter()
        request = self.client.execute(code)
        text = []
        while True:
            message = self.client.get_iopub_msg(timeout=LIMIT)
            if message["parent_header"].get("msg_id") != request:
                continue
            content = message["content"]
            if message["msg_type"] == "stream":
                text.append(content["text"])
            elif message["msg_type"] == "error":
                raise RuntimeError(f"{content['ename']}: {content['evalue']}")
            elif message["msg_type"] == "status" and content["execution_state"] == "idle":
                return time.perf_counter() - begin, "".join(text)

    def median(self, code, times):
        return statistics.median(self.run(code)[0] for _ in range(times))

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def measure(kernel, times):
    """Figures of one warm kernel, in seconds; `many` is infinite when lines were lost, changed or did not come."""
    words = kernel.words
    kernel.run(words["set"])
    kernel.median(words["use"], times)  # warm up: a notebook's tenth cell, not its first
    use = kernel.median(words["use"], times)
    one = kernel.median(words["line"], times)
    twenty = kernel.median("\n".join([words["line"]] * 20), times)
    return {"use": use, "twenty": twenty / one, "many": many_lines(kernel)}


def many_lines(kernel):
    try:
        seconds, text = kernel.run(kernel.words["many"])
    except queue.Empty:
        return float("inf")
    return seconds if text.split() == [str(i) for i in range(100_000)] else float("inf")


ROWS = [
    ("start", "start to first result", "s", 1),
    ("use", "an expression cell, p50", "ms", 1000),
    ("twenty", "twenty println lines against one", "times", 1),
    ("many", "100 000 lines, all intact", "s", 1),
]


def table(figures):
    names = list(figures)
    print(f"{'':36}" + "".join(f"{name:>12}" for name in names) + f"{'jawait/ipykernel':>20}")
    for key, label, unit, factor in ROWS:
        values = [statistics.median(figures[name][key]) * factor for name in names]
        by_name = dict(zip(names, values))
        ratio = by_name["jawait"] / by_name["ipykernel"] if key != "twenty" and "ipykernel" in by_name else None
        row = f"{label + ' (' + unit + ')':36}" + "".join(f"{shown(value):>12}" for value in values)
        print(row + (f"{ratio:20.2f}" if ratio else ""))


def shown(value):
    return "lost" if value == float("inf") else f"{value:.2f}"


def main():
    parser = argparse.ArgumentParser(prog="install/jawait bench", description="Measures this kernel beside its peers.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a minute instead of several")
    options = parser.parse_args()
    rounds, times = (3, 20) if options.quick else (9, 60)
    names = list(KERNELS)
    figures = {name: {row[0]: [] for row in ROWS} for name in names}
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            if name not in figures:
                continue
            try:
                kernel = Kernel(*KERNELS[name])
            except NoSuchKernel:
                print(f"{name} is not installed here", file=sys.stderr)
                del figures[name]
                continue
            try:
                figures[name]["start"].append(kernel.start_seconds)
                for key, value in measure(kernel, times).items():
                    figures[name][key].append(value)
            finally:
                kernel.close()
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    table(figures)


if __name__ == "__main__":
    main()
