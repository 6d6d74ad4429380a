"""Runs a notebook in JupyterLab in Chromium, takes a picture of it in each theme, and prints what is drawn, as JSON.

pictures.py NOTEBOOK.ipynb --chromium PATH --pictures FOLDER: of each cell the MIME types shown, the text of its pictures,
and the boxes of the marks with a title or label, in pixels. Errors in the browser's console belong to what is printed.
"""

import argparse
import json
import os
import subprocess
from pathlib import Path

from browser import DONE, READY, await_lab, free_port, silence_news, start_lab
from playwright.sync_api import sync_playwright

# Vega names each mark for screen readers.
DRAWN = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => ({
    id: cell.model.id,
    mimes: [...cell.node.querySelectorAll('[data-mime-type]')].map(part => part.dataset.mimeType),
    text: [...cell.node.querySelectorAll('.jp-OutputArea-output svg text')].map(part => part.textContent),
    marks: [...cell.node.querySelectorAll('.jp-OutputArea-output svg [aria-roledescription]')].map(mark => {
        const box = mark.getBoundingClientRect();
        return {
            kind: mark.getAttribute('aria-roledescription'), label: mark.getAttribute('aria-label') ?? '',
            x: box.x, y: box.y, width: box.width, height: box.height,
        };
    }),
}))"""


def draw(notebook, port, options):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1100, "height": options.height})
        console = []
        page.on("console", lambda said: console.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: console.append(str(error)))
        page.goto(f"http://127.0.0.1:{port}/lab/tree/{notebook.name}?token=test&reset")
        page.wait_for_function(READY, timeout=90_000)
        page.evaluate("() => { window.jupyterapp.shell.collapseLeft(); }")
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")  # its promise is not awaited
        page.wait_for_function(DONE, timeout=120_000)
        page.wait_for_timeout(1500)  # the last output is drawn
        cells = page.evaluate(DRAWN)
        for theme in ["Light", "Dark"]:
            page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", f"JupyterLab {theme}")
            page.wait_for_timeout(1500)
            page.screenshot(path=str(options.pictures / f"{notebook.stem}-{theme.lower()}.png"))
        browser.close()
        return {"cells": cells, "console": console}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--chromium", required=True)
    parser.add_argument("--pictures", required=True, type=Path)
    parser.add_argument("--height", type=int, default=1000)
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    silence_news()
    port = free_port()
    with open(Path(os.environ["JUPYTER_RUNTIME_DIR"] + "-lab.log"), "w") as log:
        lab = start_lab(options.notebook.resolve().parent, port, log)
        try:
            await_lab(port, lab)
            print(json.dumps(draw(options.notebook, port, options)))
        finally:
            lab.terminate()
            try:
                lab.wait(15)
            except subprocess.TimeoutExpired:
                lab.kill()


if __name__ == "__main__":
    main()
