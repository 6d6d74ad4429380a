"""Tasks as one sees them in JupyterLab in Chromium: cards that change, their button, the panel at the right.

live.py NOTEBOOK.ipynb --chromium PROGRAM --pictures FOLDER. Prints as JSON what was seen, step by step. The notebook's cells
make tasks called slow (which waits for the event gate), endless and all (a gather), each as the value of its cell.
"""

import argparse
import json
from pathlib import Path

from lab import DONE, READY, opened, run, run_all, theme

CARD = """at => window.jupyterapp.shell.currentWidget.content.widgets[at].node.querySelector('.jw-card')?.textContent ?? ''"""
ROWS = """() => [...document.querySelectorAll('#jawait-tasks .jw-row')].map(row => row.textContent)"""
# What is wider than its box and not meant to be cut, or reaches over its neighbour.
FAULTS = """() => {
    const faults = [];
    for (const box of document.querySelectorAll('.jw-card, .jw-row')) {
        const parts = [...box.children].filter(part => part.getClientRects().length && part.textContent);
        parts.forEach((part, at) => {
            const own = part.getBoundingClientRect();
            const whole = box.getBoundingClientRect();
            if (own.right > whole.right + 1 || own.left < whole.left - 1) faults.push('sticks out: ' + part.textContent);
            for (const other of parts.slice(at + 1)) {
                const next = other.getBoundingClientRect();
                if (own.right > next.left + 1 && next.right > own.left + 1 && own.bottom > next.top + 1 && next.bottom > own.top + 1)
                    faults.push(part.textContent + ' overlaps ' + other.textContent);
            }
        });
    }
    return faults;
}"""


class Page:
    def __init__(self, page, pictures):
        self.page = page
        self.pictures = pictures
        self.seen = {}

    def until_card(self, at, text):
        self.page.wait_for_function(f"text => ({CARD})({at}).includes(text)", arg=text)
        self.seen[f"card {at}, {text}"] = self.page.evaluate(CARD, at)

    def until_row(self, text):
        self.page.wait_for_function(f"text => ({ROWS})().some(row => row.includes(text))", arg=text)

    def picture(self, name):
        self.page.wait_for_timeout(500)
        self.page.screenshot(path=str(self.pictures / f"{name}.png"))
        self.seen[f"faults, {name}"] = self.page.evaluate(FAULTS)


def look(page, seen):
    page.wait_for_function(DONE)
    seen.until_card(1, "waiting")
    seen.until_card(3, "1 of 2 done")
    page.evaluate("() => { window.jupyterapp.shell.collapseLeft(); window.jupyterapp.shell.activateById('jawait-tasks'); }")
    for name in ["slow", "endless", "all"]:
        seen.until_row(name)
    seen.seen["rows"] = page.evaluate(ROWS)
    page.locator("#jawait-tasks .jw-row .jw-link").first.click()
    seen.picture("live-light")
    theme(page, "Dark")
    seen.picture("live-dark")
    theme(page, "Light")

    run(page, "gate.set()")
    seen.until_card(1, "done: 42")
    cell = "window.jupyterapp.shell.currentWidget.content.widgets[2].node"
    page.evaluate(f"() => {cell}.querySelector('.jw-card button').click()")
    seen.until_card(2, "cancelled")
    page.locator("#jawait-tasks .jw-row", has=page.get_by_text("all", exact=True)).get_by_role("button", name="Cancel").click()
    seen.until_card(3, "cancelled")
    seen.picture("live-ended")
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")

    page.evaluate("""() => {
        const notebook = window.jupyterapp.shell.currentWidget;
        notebook.content.activeCellIndex = 4;
        notebook.content.activeCell.model.sharedModel.setSource(
            'var one = lock(); var two = lock(); var met = barrier(2);\\n'
            + 'gather(task("first", () -> { one.acquire(); met.await(); two.acquire(); }),\\n'
            + '       task("second", () -> { two.acquire(); met.await(); one.acquire(); }))');
        window.jupyterapp.commands.execute('notebook:run-cell');
    }""")
    page.wait_for_selector(".jp-RenderedMermaid svg, .jp-RenderedMermaid img")
    seen.seen["deadlock"] = page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.widgets[4].node.querySelector('.jp-OutputArea').textContent")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.content.widgets[4].node.scrollIntoView({ block: 'start' })")
    seen.picture("live-deadlock")
    theme(page, "Dark")
    seen.picture("live-deadlock-dark")
    theme(page, "Light")
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:interrupt-kernel'); }")

    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_function(READY)
    run(page, 'var again = task("again", () -> sleep(10000));')
    seen.until_row("again")
    page.locator("#jawait-tasks .jw-filter").fill("nothing of the kind")
    page.get_by_text("1 task is live, 0 shown").wait_for()
    seen.seen["rows, filtered"] = page.evaluate(ROWS)

    page.evaluate("""() => {
        const cell = window.jupyterapp.shell.currentWidget.content.activeCell;
        cell.model.sharedModel.setSource('tasks().stream().filter(each -> each == again).toList()');
        window.jupyterapp.commands.execute('notebook:run-cell');
    }""")
    listed = page.locator(".jw-table .jw-row", has=page.get_by_text("again", exact=True))
    listed.get_by_role("button", name="Cancel").wait_for()
    seen.picture("live-list")
    listed.get_by_role("button", name="Cancel").click()
    page.locator(".jw-table", has=page.get_by_text("1 task, all ended")).wait_for()
    seen.seen["list"] = page.locator(".jw-table").inner_text()


def browse(notebook, options):
    with opened(notebook, options.chromium, viewport={"width": 1280, "height": 860}) as (page, console):
        run_all(page)
        seen = Page(page, options.pictures)
        try:
            look(page, seen)
        except Exception as problem:
            seen.seen["problem"] = str(problem)
            page.screenshot(path=str(options.pictures / "live-problem.png"))
        return {**seen.seen, "console": console}


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
