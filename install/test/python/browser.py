"""Runs a notebook in JupyterLab in Chromium and prints, as JSON, what then stands on the page.

browser.py NOTEBOOK.ipynb [--screenshot FILE.png] [--click TEXT]: the button of that text is clicked when the cells have
run, and what then changes on the page belongs to what is printed, as do the errors in the browser's console. JupyterLab is
started for this alone and ended by its process id.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

# The toolbar says "idle" before the session is ready; what runs then asks for a kernel instead.
READY = """() => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    const session = panel?.sessionContext;
    const kernel = session?.session?.kernel;
    return !!session?.isReady && kernel?.connectionStatus === 'connected' && kernel?.status === 'idle';
}"""
# textContent: JupyterLab does not lay out what is scrolled away, so that has no innerText.
CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => ({
    id: cell.model.id,
    type: cell.model.type,
    prompt: cell.node.querySelector('.jp-InputPrompt')?.textContent ?? '',
    output: [...cell.node.querySelectorAll('.jp-OutputArea-output')].map(part => part.textContent).join('\\n'),
    mimes: [...cell.node.querySelectorAll('[data-mime-type]')].map(part => part.dataset.mimeType),
}))"""
DONE = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === 'code' && cell.model.sharedModel.source.trim())
    .every(cell => cell.model.executionState === 'idle' && cell.model.executionCount !== null)"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_lab(folder, port, log):
    return subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token=test"]
        + [f"--ServerApp.root_dir={folder}", "--expose-app-in-browser"]
        + (["--allow-root"] if os.getuid() == 0 else []),
        stdout=log,
        stderr=log,
    )


def await_lab(port, lab):
    for _ in range(240):
        if lab.poll() is not None:
            sys.exit("JupyterLab ended at once")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api?token=test", timeout=2).close()
            return
        except OSError:
            time.sleep(0.25)
    sys.exit("JupyterLab did not answer within a minute")


def silence_news():
    settings = Path(os.environ["JUPYTER_CONFIG_DIR"], "lab/user-settings/@jupyterlab/apputils-extension")
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')


def click(page, text):
    """Clicks, and waits until the button says something else."""
    page.get_by_role("button", name=text, exact=True).click(timeout=60_000)
    page.get_by_role("button", name=text, exact=True).wait_for(state="detached", timeout=60_000)


def look(notebook, port, options):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, device_scale_factor=1.5 if options.screenshot else 1)
        console = []
        page.on("console", lambda said: console.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: console.append(str(error)))
        page.goto(f"http://127.0.0.1:{port}/lab/tree/{notebook.name}?token=test&reset")
        page.wait_for_function(READY, timeout=90_000)
        page.evaluate("() => window.jupyterapp.shell.currentWidget.content.widgets.forEach(c => c.model.type === 'code' && c.model.clearExecution?.())")
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")  # its promise is not awaited
        page.wait_for_function(DONE, timeout=120_000)
        if options.click:
            click(page, options.click)
        page.wait_for_timeout(500)  # the last output is drawn
        cells = page.evaluate(CELLS)
        if options.screenshot:
            take(page, options.screenshot)
        browser.close()
        return {"cells": cells, "console": console}


def take(page, screenshot):
    """The picture in the README: the same ten pages one after the other and all at once."""
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    page.wait_for_timeout(1000)
    page.evaluate("""() => {
        const cells = window.jupyterapp.shell.currentWidget.content.widgets;
        cells.find(cell => cell.model.id === 'sync').node.scrollIntoView({block: 'start'});
    }""")
    page.wait_for_timeout(1500)
    page.screenshot(path=screenshot)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--chromium", required=True)
    parser.add_argument("--screenshot")
    parser.add_argument("--click")
    options = parser.parse_args()
    silence_news()
    port = free_port()
    with open(Path(os.environ["JUPYTER_RUNTIME_DIR"] + "-lab.log"), "w") as log:
        lab = start_lab(options.notebook.resolve().parent, port, log)
        try:
            await_lab(port, lab)
            print(json.dumps(look(options.notebook, port, options)))
        finally:
            lab.terminate()
            try:
                lab.wait(15)
            except subprocess.TimeoutExpired:
                lab.kill()


if __name__ == "__main__":
    main()
