"""Values as one sees them in JupyterLab in Chromium: a table that is sorted, documents, a bar of progress that moves.

display.py NOTEBOOK.ipynb --chromium PROGRAM --pictures FOLDER. Prints as JSON what was seen. The notebook's cells have a table
in cell 1, and in the last one a bar of progress that waits for the event gate.
"""

import argparse
import json
import os
import subprocess
from pathlib import Path

from browser import DONE, READY, await_lab, free_port, silence_news, start_lab
from live import Page
from playwright.sync_api import sync_playwright

FIRST_ROWS = """() => [...document.querySelectorAll('.jp-OutputArea table')][0].tBodies[0].innerText.split('\\n').slice(0, 3)"""
# What stands below each cell, by the MIME type that was drawn.
DRAWN = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell =>
    [...cell.node.querySelectorAll('.jp-OutputArea-output')].map(part => part.dataset.mimeType + (part.querySelector('img, svg, mjx-container, math') ? ' drawn' : '')))"""
BAR = """() => [...document.querySelectorAll('.jp-OutputArea-output')].map(part => part.innerText).filter(text => text.includes('pages'))[0] ?? ''"""
# Outputs wider than their place, text of the colour of what is behind it.
FAULTS = """() => {
    const faults = [];
    for (const output of document.querySelectorAll('.jp-OutputArea-output')) {
        if (output.scrollWidth > output.clientWidth + 1) faults.push('too wide: ' + output.innerText.slice(0, 80));
        for (const part of output.querySelectorAll('td, th, span, b, div')) {
            const style = getComputedStyle(part);
            if (part.children.length === 0 && part.innerText && style.color === getComputedStyle(document.querySelector('.jp-Notebook')).backgroundColor)
                faults.push('cannot be read: ' + part.innerText);
        }
    }
    return faults;
}"""


def picture(page, seen, name):
    page.wait_for_timeout(800)
    page.screenshot(path=str(seen.pictures / f"{name}.png"))
    seen.seen[f"faults, {name}"] = page.evaluate(FAULTS)


def look(page, seen):
    page.wait_for_function(DONE, timeout=120_000)
    page.evaluate("() => { window.jupyterapp.shell.collapseLeft(); }")
    page.wait_for_function(f"() => ({BAR})().includes('40 %')", timeout=30_000)
    page.wait_for_function(f"() => ({DRAWN})()[7].some(drawn => drawn.endsWith('drawn'))", timeout=60_000)
    seen.seen["drawn"] = page.evaluate(DRAWN)
    seen.seen["as they come"] = page.evaluate(FIRST_ROWS)
    page.locator(".jp-OutputArea table th", has_text="people").first.click()
    seen.seen["sorted"] = page.evaluate(FIRST_ROWS)
    page.locator(".jp-OutputArea table th", has_text="people").first.click()
    seen.seen["sorted the other way"] = page.evaluate(FIRST_ROWS)
    seen.seen["bar"] = page.evaluate(BAR)
    picture(page, seen, "display-light")
    seen.theme("JupyterLab Dark")
    picture(page, seen, "display-dark")
    seen.theme("JupyterLab Light")
    seen.run("gate.set()")
    page.wait_for_function(f"() => ({BAR})().includes(' in ') && !({BAR})().includes('%')", timeout=30_000)
    seen.seen["bar at its end"] = page.evaluate(BAR)
    picture(page, seen, "display-ended")


def browse(notebook, port, options):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 3600})
        console = []
        page.on("console", lambda said: console.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: console.append(str(error)))
        page.goto(f"http://127.0.0.1:{port}/lab/tree/{notebook.name}?token=test&reset")
        page.wait_for_function(READY, timeout=90_000)
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        seen = Page(page, options.pictures)
        try:
            look(page, seen)
        except Exception as problem:
            seen.seen["problem"] = str(problem)
            page.screenshot(path=str(options.pictures / "display-problem.png"))
        browser.close()
        return {**seen.seen, "console": console}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--chromium", required=True)
    parser.add_argument("--pictures", required=True, type=Path)
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    silence_news()
    port = free_port()
    with open(Path(os.environ["JUPYTER_RUNTIME_DIR"] + "-lab.log"), "w") as log:
        lab = start_lab(options.notebook.resolve().parent, port, log)
        try:
            await_lab(port, lab)
            print(json.dumps(browse(options.notebook, port, options)))
        finally:
            lab.terminate()
            try:
                lab.wait(15)
            except subprocess.TimeoutExpired:
                lab.kill()


if __name__ == "__main__":
    main()
