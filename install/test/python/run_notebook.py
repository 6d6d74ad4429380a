"""Runs a notebook without a browser: a client of the tests, which files late output where it belongs.

Prints outputs as they come and ends with 1 and the error of the first cell that fails. Unlike plain nbclient it keeps
what a cell's tasks print after the cell has ended, under that cell. `--save` writes the outputs into the file.
"""

import argparse
import asyncio
import os
import queue
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def is_idle(message):
    return message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"


class Run(NotebookClient):
    """One run of a notebook: each output goes to the terminal and to the cell that caused it."""

    def __init__(self, notebook, **settings):
        super().__init__(notebook, **settings)
        self.asked = {}  # request id -> (cell, index): whose output a message is, also after that cell has ended
        self.last_shown = None
        self.at_line_start = True

    async def _check_raise_for_error(self, cell, cell_index, exec_reply):
        self.failed = exec_reply["content"]
        await super()._check_raise_for_error(cell, cell_index, exec_reply)

    async def _async_poll_output_msg(self, parent_msg_id, cell, cell_index):
        self.asked[parent_msg_id] = cell, cell_index
        while True:
            message = await self.kc.iopub_channel.get_msg(timeout=None)
            if is_idle(message) and message["parent_header"].get("msg_id") == parent_msg_id:
                return
            self.file(message)

    async def late_outputs(self, seconds):
        """Takes what tasks still print when the last cell has ended, until nothing comes for a while."""
        while True:
            try:
                self.file(await self.kc.iopub_channel.get_msg(timeout=seconds))
            except queue.Empty:
                return

    def file(self, message):
        cell_and_index = self.asked.get(message["parent_header"].get("msg_id"))
        if cell_and_index and message["msg_type"] != "status":
            self.process_message(message, *cell_and_index)

    def output(self, outs, message, display_id, cell_index):
        out = super().output(outs, message, display_id, cell_index)
        if out is None:
            return None
        self.show(self.nb.cells[cell_index], out)
        if len(outs) > 1 and out.output_type == "stream" and outs[-2].get("name") == out.name:
            outs.pop()
            outs[-1].text += out.text
        return out

    def show(self, cell, out):
        if out.output_type == "error":
            return  # told at the end, on stderr
        if self.last_shown is not cell:
            self.write(("" if self.at_line_start else "\n") + f"In [{cell.execution_count}]:\n")
            self.last_shown = cell
        if out.output_type == "stream":
            self.write(out.text)
        else:
            text = out.data.get("text/plain", "")
            prompt = f"Out[{out.execution_count}]: " if out.output_type == "execute_result" else ""
            self.write(("" if self.at_line_start else "\n") + prompt + text.rstrip("\n") + "\n")

    def write(self, text):
        sys.stdout.write(text if sys.stdout.isatty() else ANSI.sub("", text))
        sys.stdout.flush()
        self.at_line_start = text.endswith("\n")

    async def whole(self):
        """Runs every code cell in order; stops at the first that fails."""
        async with self.async_setup_kernel():
            try:
                for index, cell in enumerate(self.nb.cells):
                    await self.async_execute_cell(cell, index)
                await self.late_outputs(0.3)
                self.nb.metadata["language_info"] = (await self.language()) or {}
            except CellExecutionError:
                await self.late_outputs(0.1)
                raise

    async def language(self):
        reply = await self.kc.kernel_info(reply=True, timeout=120)
        return reply["content"].get("language_info")


def read(path):
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        sys.exit(f"jawait: {path} cannot be read: {problem}")
    try:
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        return notebook
    except Exception as problem:  # nbformat raises its own, json's and jsonschema's
        reason = (str(problem).strip() or type(problem).__name__).splitlines()[0][:200]
        sys.exit(f"jawait: {path} is no notebook: expected Jupyter's JSON (nbformat 4), found: {reason}")


def fail_with(error):
    """The kernel's own report, with colours for a terminal only."""
    report = "\n".join(error["traceback"]) or f"{error['ename']}: {error['evalue']}"
    sys.stderr.write((report if sys.stderr.isatty() else ANSI.sub("", report)).rstrip("\n") + "\n")


def main():
    parser = argparse.ArgumentParser(prog="run_notebook.py", description="Runs a notebook and prints its outputs.")
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--save", action="store_true", help="write the outputs into the notebook")
    parser.add_argument("--kernel", default="jawait", help="the kernel to run it on (default: jawait)")
    options = parser.parse_args()
    notebook = read(options.notebook)
    folder = str(options.notebook.resolve().parent)
    run = Run(notebook, kernel_name=options.kernel, timeout=None, record_timing=False, resources={"metadata": {"path": folder}})
    os.environ["JAWAIT_LATE_OUTPUT"] = "origin"  # this client files it where it belongs
    os.environ.setdefault("JAWAIT_LOG", "WARNING")  # the kernel's log goes to our stderr
    status = 0
    try:
        asyncio.run(run.whole())
    except CellExecutionError:
        fail_with(run.failed)
        status = 1
    except DeadKernelError:
        sys.stderr.write(f"jawait: the kernel ended while {options.notebook} ran; the last cell begun did not finish\n")
        status = 1
    except KeyboardInterrupt:
        status = 130
    if options.save:
        nbformat.write(notebook, options.notebook)
    sys.exit(status)


if __name__ == "__main__":
    main()
