"""JupyterLab, started for one test and ended by its process id, with a notebook open in Chromium."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

PATIENCE = 120_000  # for any one thing, in milliseconds

# The toolbar says "idle" before the session is ready; what runs then asks for a kernel instead.
READY = """() => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    const session = panel?.sessionContext;
    const kernel = session?.session?.kernel;
    return !!session?.isReady && kernel?.connectionStatus === 'connected' && kernel?.status === 'idle';
}"""
DONE = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === 'code' && cell.model.sharedModel.source.trim())
    .every(cell => cell.model.executionState === 'idle' && cell.model.executionCount !== null)"""
# Every output of every cell stands on the page: a picture with its marks, or at least something.
DRAWN = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === 'code')
    .every(cell => {
        const shown = cell.outputArea.widgets;
        return shown.length >= cell.outputArea.model.length && shown.every(output => {
            const drawn = output.node.querySelector('.jp-OutputArea-output');
            return drawn?.dataset.mimeType?.includes('vega') ? drawn.querySelector('svg [aria-roledescription]') : drawn?.childNodes.length;
        });
    })"""


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
    for _ in range(480):
        if lab.poll() is not None:
            sys.exit("JupyterLab ended at once")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api?token=test", timeout=2).close()
            return
        except OSError:
            time.sleep(0.25)
    sys.exit("JupyterLab did not answer within two minutes")


def silence_news():
    settings = Path(os.environ["JUPYTER_CONFIG_DIR"], "lab/user-settings/@jupyterlab/apputils-extension")
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')


@contextlib.contextmanager
def opened(notebook, chromium, **view):
    """The page with the notebook open and its kernel ready, and the list of errors that the browser's console shows.

    view is what Playwright's new_page takes: viewport, device_scale_factor.
    """
    silence_news()
    port = free_port()
    with open(Path(os.environ["JUPYTER_RUNTIME_DIR"] + "-lab.log"), "w") as log:
        lab = start_lab(notebook.resolve().parent, port, log)
        try:
            await_lab(port, lab)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, timeout=PATIENCE, args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page(**view)
                page.set_default_timeout(PATIENCE)
                console = []
                page.on("console", lambda said: console.append(said.text) if said.type == "error" else None)
                page.on("pageerror", lambda error: console.append(str(error)))
                page.goto(f"http://127.0.0.1:{port}/lab/tree/{notebook.name}?token=test&reset")
                page.wait_for_function(READY)
                yield page, console
                browser.close()
        finally:
            lab.terminate()
            try:
                lab.wait(15)
            except subprocess.TimeoutExpired:
                lab.kill()


def run_all(page):
    """Starts every cell; the command's promise is not awaited."""
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")


def run(page, code):
    """Runs code that belongs to no cell."""
    page.evaluate(
        "code => { window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code }); }", code
    )


def theme(page, name):
    page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", f"JupyterLab {name}")
    page.wait_for_function(
        "light => document.body.dataset.jpThemeLight === light", arg=str(name == "Light").lower()
    )
    page.wait_for_timeout(1200)  # the style sheet is there


def collapse(page):
    """Without the file browser."""
    page.evaluate("() => { window.jupyterapp.shell.collapseLeft(); }")
