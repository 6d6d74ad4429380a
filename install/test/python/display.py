"""Values as one sees them in JupyterLab in Chromium: a table that is sorted, documents, a bar of progress that moves.

display.py NOTEBOOK.ipynb --chromium PROGRAM --pictures FOLDER. Prints as JSON what was seen. The notebook's cells have a table
in cell 1, and in the last one a bar of progress that waits for the event gate.
"""

import argparse
import json
from pathlib import Path

from lab import DONE, collapse, opened, run, run_all, theme

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


def picture(page, seen, pictures, name):
    page.wait_for_timeout(800)
    page.screenshot(path=str(pictures / f"{name}.png"))
    seen[f"faults, {name}"] = page.evaluate(FAULTS)


def look(page, seen, pictures):
    page.wait_for_function(DONE)
    collapse(page)
    page.wait_for_function(f"() => ({BAR})().includes('40 %')")
    for at in [6, 7, 8, 9]:  # a formula, a diagram, a tree and a picture
        page.wait_for_function(f"() => ({DRAWN})()[{at}].some(drawn => drawn.endsWith('drawn'))")
    seen["drawn"] = page.evaluate(DRAWN)
    seen["as they come"] = page.evaluate(FIRST_ROWS)
    page.locator(".jp-OutputArea table th", has_text="people").first.click()
    seen["sorted"] = page.evaluate(FIRST_ROWS)
    page.locator(".jp-OutputArea table th", has_text="people").first.click()
    seen["sorted the other way"] = page.evaluate(FIRST_ROWS)
    seen["bar"] = page.evaluate(BAR)
    picture(page, seen, pictures, "display-light")
    theme(page, "Dark")
    picture(page, seen, pictures, "display-dark")
    theme(page, "Light")
    run(page, "gate.set()")
    page.wait_for_function(f"() => ({BAR})().includes(' in ') && !({BAR})().includes('%')")
    seen["bar at its end"] = page.evaluate(BAR)
    picture(page, seen, pictures, "display-ended")


def browse(notebook, options):
    with opened(notebook, options.chromium, viewport={"width": 1280, "height": 3600}) as (page, console):
        run_all(page)
        seen = {}
        try:
            look(page, seen, options.pictures)
        except Exception as problem:
            seen["problem"] = str(problem)
            page.screenshot(path=str(options.pictures / "display-problem.png"))
        return {**seen, "console": console}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--chromium", required=True)
    parser.add_argument("--pictures", required=True, type=Path)
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    print(json.dumps(browse(options.notebook, options)))


if __name__ == "__main__":
    main()
