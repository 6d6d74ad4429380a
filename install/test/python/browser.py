"""Runs a notebook in JupyterLab in Chromium and prints, as JSON, what then stands on the page.

browser.py NOTEBOOK.ipynb [--screenshot FILE.png] [--click TEXT] [--until TEXT]: the button of that text is clicked when the
cells have run, and what then changes on the page belongs to what is printed, as do the errors in the browser's console. An
output with the last text is waited for.
"""

import argparse
import json
from pathlib import Path

from lab import DONE, DRAWN, collapse, opened, run_all

# textContent: JupyterLab does not lay out what is scrolled away, so that has no innerText.
CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => ({
    id: cell.model.id,
    type: cell.model.type,
    prompt: cell.node.querySelector('.jp-InputPrompt')?.textContent ?? '',
    output: [...cell.node.querySelectorAll('.jp-OutputArea-output')].map(part => part.textContent).join('\\n'),
    mimes: [...cell.node.querySelectorAll('[data-mime-type]')].map(part => part.dataset.mimeType),
}))"""


def click(page, text):
    """Clicks, and waits until the button says something else."""
    page.get_by_role("button", name=text, exact=True).click()
    page.get_by_role("button", name=text, exact=True).wait_for(state="detached")


def look(notebook, options):
    with opened(
        notebook,
        options.chromium,
        viewport={"width": 1280, "height": 860},
        device_scale_factor=1.5 if options.screenshot else 1,
    ) as (page, console):
        page.evaluate("() => window.jupyterapp.shell.currentWidget.content.widgets.forEach(c => c.model.type === 'code' && c.model.clearExecution?.())")
        run_all(page)
        page.wait_for_function(DONE)
        if options.click:
            click(page, options.click)
        page.wait_for_function(DRAWN)
        if options.until:
            page.locator(".jp-OutputArea-output", has_text=options.until).first.wait_for(state="attached")
        cells = page.evaluate(CELLS)
        if options.screenshot:
            take(page, options.screenshot)
        return {"cells": cells, "console": console}


def take(page, screenshot):
    """The picture in the README: the same ten pages one after the other and all at once."""
    collapse(page)
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
    parser.add_argument("--until")
    options = parser.parse_args()
    print(json.dumps(look(options.notebook, options)))


if __name__ == "__main__":
    main()
