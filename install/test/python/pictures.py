"""Runs a notebook in JupyterLab in Chromium, takes a picture of it in each theme, and prints what is drawn, as JSON.

pictures.py NOTEBOOK.ipynb --chromium PATH --pictures FOLDER: of each cell the MIME types shown, the text of its pictures,
and the boxes of the marks with a title or label, in pixels. Errors in the browser's console belong to what is printed.
"""

import argparse
import json
from pathlib import Path

from lab import DONE, DRAWN, collapse, opened, run_all, theme

# Vega names each mark for screen readers.
SEEN = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => ({
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


def draw(notebook, options):
    with opened(notebook, options.chromium, viewport={"width": 1100, "height": options.height}) as (page, console):
        collapse(page)
        run_all(page)
        page.wait_for_function(DONE)
        page.wait_for_function(DRAWN)
        if options.until:
            page.locator(".jp-OutputArea-output svg text", has_text=options.until).first.wait_for(state="attached")
        cells = page.evaluate(SEEN)
        for name in ["Light", "Dark"]:
            theme(page, name)
            page.wait_for_timeout(300)  # Vega draws anew
            page.screenshot(path=str(options.pictures / f"{notebook.stem}-{name.lower()}.png"))
        return {"cells": cells, "console": console}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--chromium", required=True)
    parser.add_argument("--pictures", required=True, type=Path)
    parser.add_argument("--until", help="a text of a picture, which is waited for")
    parser.add_argument("--height", type=int, default=1000)
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    print(json.dumps(draw(options.notebook, options)))


if __name__ == "__main__":
    main()
