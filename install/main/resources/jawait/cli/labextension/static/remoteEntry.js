/* Tasks of the Java kernel in JupyterLab: a panel at the right that lists them, and cards below cells with a button
 * to cancel. Written by hand and served as it is: a module container as JupyterLab loads them, without a build.
 *
 * Both talk to the kernel over a comm of the target `jawait.tasks`. The panel is told of tasks only while it can be
 * seen; a card opens the comm to learn whether its task is one of the process that runs now. All that comes from the
 * kernel or from a notebook is put into the page as text, never as HTML.
 */
(() => {
  'use strict';
  const NAME = 'jawait';
  const TARGET = 'jawait.tasks';
  const CARD = 'application/vnd.jawait.task+json';
  const LIST = 'application/vnd.jawait.tasks+json';
  const LEASE = 45_000;
  const LINGER = 6_000;
  const OVER = new Set(['done', 'failed', 'cancelled']);

  const STYLE = `
    .jw-tasks { display: flex; flex-direction: column; min-width: 240px; height: 100%; overflow: hidden;
      background: var(--jp-layout-color1); color: var(--jp-ui-font-color1); font-family: var(--jp-ui-font-family);
      font-size: var(--jp-ui-font-size1, 13px); }
    .jw-head { flex: none; padding: 8px 10px; border-bottom: 1px solid var(--jp-border-color2); }
    .jw-title { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .jw-muted { color: var(--jp-ui-font-color2); font-size: var(--jp-ui-font-size0, 11px); }
    .jw-filter { box-sizing: border-box; width: 100%; margin-top: 6px; padding: 3px 6px; font: inherit;
      color: var(--jp-ui-font-color1); background: var(--jp-input-background, var(--jp-layout-color2));
      border: 1px solid var(--jp-border-color1); border-radius: 2px; }
    .jw-list { flex: auto; overflow-y: auto; }
    .jw-row { display: grid; grid-template-columns: 12px minmax(0, 1fr) auto auto; column-gap: 6px; align-items: center;
      padding: 5px 10px; border-bottom: 1px solid var(--jp-border-color3, var(--jp-border-color2)); }
    .jw-name { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .jw-about { grid-column: 2 / -1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
      color: var(--jp-ui-font-color2); font-size: var(--jp-ui-font-size0, 11px); }
    .jw-dot { width: 9px; height: 9px; border-radius: 50%; background: #3b8fd6; }
    .jw-dot[data-state=waiting], .jw-dot[data-state=sleeping], .jw-dot[data-state=queued] { background: #d18f00; }
    .jw-dot[data-state=done] { background: #2e9e44; }
    .jw-dot[data-state=failed] { background: #d9483b; }
    .jw-dot[data-state=cancelled] { background: #8c8c8c; }
    .jw-age { font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--jp-ui-font-color2);
      font-size: var(--jp-ui-font-size0, 11px); }
    .jw-button { padding: 1px 8px; font: inherit; font-size: var(--jp-ui-font-size0, 11px); line-height: 18px; cursor: pointer;
      color: var(--jp-ui-font-color1); background: var(--jp-layout-color2);
      border: 1px solid var(--jp-border-color1); border-radius: 3px; }
    .jw-button:hover { background: var(--jp-layout-color3); }
    .jw-button:disabled { cursor: default; color: var(--jp-ui-font-color2); }
    .jw-link { padding: 0; font: inherit; cursor: pointer; color: var(--jp-content-link-color, #1976d2); background: none;
      border: none; }
    .jw-over { opacity: 0.75; }
    .jw-card { display: inline-grid; grid-template-columns: 12px auto auto auto; column-gap: 8px; align-items: center;
      box-sizing: border-box; max-width: 100%; margin: 2px 0; padding: 5px 12px; border: 1px solid var(--jp-border-color2);
      border-left: 4px solid #3b8fd6; border-radius: 3px; color: var(--jp-ui-font-color1); line-height: 1.5;
      font-family: var(--jp-ui-font-family); font-size: var(--jp-ui-font-size1, 13px); }
    .jw-card[data-state=waiting], .jw-card[data-state=sleeping], .jw-card[data-state=queued] { border-left-color: #d18f00; }
    .jw-card[data-state=done] { border-left-color: #2e9e44; }
    .jw-card[data-state=failed] { border-left-color: #d9483b; }
    .jw-card[data-state=cancelled] { border-left-color: #8c8c8c; }
    .jw-what { min-width: 0; overflow-wrap: anywhere; }
    .jw-what code { font-family: var(--jp-code-font-family); font-size: 12px; background: none; padding: 0; }
    .jw-bar { grid-column: 1 / -1; height: 4px; margin: 3px 0; border-radius: 2px; background: var(--jp-border-color2); }
    .jw-bar > div { height: 4px; border-radius: 2px; background: #3b8fd6; }
    .jw-table { display: inline-block; box-sizing: border-box; min-width: 320px; max-width: 100%; margin: 2px 0;
      border: 1px solid var(--jp-border-color2); border-radius: 3px; color: var(--jp-ui-font-color1); line-height: 1.5;
      font-family: var(--jp-ui-font-family); font-size: var(--jp-ui-font-size1, 13px); }
    .jw-table .jw-head { padding: 4px 10px; }
    .jw-table .jw-list { max-height: 360px; }
    .jw-table .jw-row { padding: 3px 10px; }
    .jw-from { grid-column: 2 / -1; color: var(--jp-ui-font-color2); font-size: var(--jp-ui-font-size0, 11px); }
  `;

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  };

  /** As the kernel says it, for a clock that goes on here. */
  const age = seconds => {
    const whole = Math.floor(seconds);
    if (whole < 60) {
      return `${whole} s`;
    }
    return whole < 3600
      ? `${Math.floor(whole / 60)} min ${whole % 60} s`
      : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  };
  /** What stands between the state and what it is about: `waiting for gate`, `waiting: 2 of 3 done`. */
  const joint = facts => (facts.state === 'waiting' && !facts.total ? ' for ' : ': ');
  const isOver = facts => OVER.has(facts.state);
  const ageOf = task => (isOver(task.facts) ? task.facts.age : age(task.facts.seconds + (Date.now() - task.at) / 1000));
  const setText = (node, text) => {
    if (node.textContent !== text) {
      node.textContent = text;
    }
  };

  /** The comm with one kernel; opened when it is first needed, and again after a restart. */
  class Line {
    constructor(kernel) {
      this.kernel = kernel;
      this.told = new Set();
      this.forget();
      kernel.statusChanged.connect((_, status) => {
        if (['restarting', 'autorestarting', 'starting', 'dead', 'terminating'].includes(status)) {
          this.forget();
          this.tell();
        } else if (status === 'idle' || status === 'busy') {
          this.open();
        }
      });
      kernel.connectionStatusChanged?.connect((_, status) => status === 'connected' && this.open());
    }

    forget() {
      this.comm = null;
      this.opening = null;
      this.session = null;
      this.tasks = new Map();
      this.total = 0;
      this.asked = 0;
    }

    tell() {
      this.told.forEach(told => told());
    }

    /** Somebody wants to know of this kernel; from now on the comm is kept open. */
    listen(told) {
      this.told.add(told);
      this.open();
    }

    leave(told) {
      this.told.delete(told);
    }

    open() {
      if (!this.comm && !this.opening && this.told.size > 0 && !this.kernel.isDisposed) {
        const opening = this.kernel.info.then(info => {
          if (this.opening === opening && info.implementation === NAME) {
            const comm = this.kernel.createComm(TARGET);
            this.comm = comm;
            comm.onMsg = message => this.comm === comm && this.heard(message.content.data);
            comm.onClose = () => this.comm === comm && this.forget();
            comm.open({ watch: false });
          }
        });
        this.opening = opening;
        opening.catch(() => {});
      }
    }

    send(data) {
      if (this.comm && !this.comm.isDisposed) {
        this.comm.send(data);
      }
    }

    heard(data) {
      const at = Date.now();
      if (data.session) {
        this.session = data.session;
      }
      if (data.whole) {
        this.tasks = new Map();
      }
      for (const facts of data.tasks ?? []) {
        this.tasks.set(facts.id, { facts, at });
      }
      for (const facts of data.ended ?? []) {
        const known = this.tasks.get(facts.id);
        const state = isOver(facts) ? facts.state : 'done';
        this.tasks.set(facts.id, { facts: { ...known?.facts, ...facts, about: '', state }, at, ended: at });
      }
      this.total = data.total ?? this.total;
      this.tell();
    }

    /** Wants to be told of all tasks, or no longer. To be called again and again while it does. */
    watch(wanted) {
      const now = Date.now();
      if (wanted && this.session && now - this.asked > LEASE) {
        this.asked = now;
        this.send({ watch: true });
      } else if (!wanted && this.asked > 0) {
        this.asked = 0;
        this.send({ watch: false });
      }
    }

    cancel(id, session) {
      this.send({ cancel: id, session: session ?? this.session });
    }
  }

  const make = async use => {
    const [{ INotebookTracker }, { IRenderMimeRegistry }, { Widget }] = await Promise.all(
      ['@jupyterlab/notebook', '@jupyterlab/rendermime', '@lumino/widgets'].map(use));

    const lines = new WeakMap();
    const lineOf = panel => {
      const kernel = panel?.sessionContext?.session?.kernel;
      if (!kernel) {
        return null;
      }
      if (!lines.has(kernel)) {
        lines.set(kernel, new Line(kernel));
      }
      return lines.get(kernel);
    };

    const button = (label, title, action) => {
      const made = element('button', 'jw-button', label);
      made.title = title;
      made.addEventListener('click', () => {
        made.disabled = true;
        action();
        setTimeout(() => (made.disabled = false), 2_000);
      });
      return made;
    };

    const goTo = (app, panel, label) => {
      const count = Number(/\d+/.exec(label)?.[0]);
      const at = panel.content.widgets.findIndex(cell => cell.model.executionCount === count);
      if (at >= 0) {
        app.shell.activateById(panel.id);
        panel.content.activeCellIndex = at;
        panel.content.scrollToCell(panel.content.widgets[at], 'center').catch(() => {});
      }
    };

    /** What stands below a cell and changes with tasks of the kernel. */
    class Below extends Widget {
      constructor(app, tracker, mime) {
        super();
        this.addClass('jw-rendered');
        this.app = app;
        this.tracker = tracker;
        this.mime = mime;
        this.told = () => this.draw();
        this.clock = setInterval(() => this.lives() && this.tick(), 1_000);
      }

      renderModel(model) {
        this.facts = model.data[this.mime];
        this.at = Date.now();
        this.draw();
        return Promise.resolve();
      }

      onAfterAttach() {
        const panel = this.tracker.find(each => each.node.contains(this.node));
        this.panel = panel ?? null;
        this.moved = () => this.look();
        panel?.sessionContext.kernelChanged.connect(this.moved);
        this.look();
      }

      look() {
        this.line?.leave(this.told);
        this.line = this.panel && !this.isOver() ? lineOf(this.panel) : null;
        this.line?.listen(this.told);
        this.draw();
      }

      dispose() {
        clearInterval(this.clock);
        this.line?.leave(this.told);
        this.panel?.sessionContext?.kernelChanged.disconnect(this.moved);
        super.dispose();
      }

      /** Whether its tasks are of the process that runs now: a notebook may have been saved long ago. */
      lives() {
        return !!this.line && this.line.session === this.facts.session && !this.isOver();
      }

      cancel(id) {
        this.line?.cancel(id, this.facts.session);
      }
    }

    /** A task below the cell that gave it. */
    class Card extends Below {
      isOver() {
        return isOver(this.facts);
      }

      tick() {
        if (this.shownAge) {
          setText(this.shownAge, ageOf(this));
        }
      }

      draw() {
        const facts = this.facts;
        if (!facts) {
          return;
        }
        const over = isOver(facts);
        const card = element('div', 'jw-card');
        card.dataset.state = facts.state;
        const dot = element('span', 'jw-dot');
        dot.dataset.state = facts.state;
        const what = element('span', 'jw-what');
        what.append(element('b', '', facts.name), ` ${facts.state}`);
        if (facts.about) {
          what.append(joint(facts), element('code', '', facts.about));
        }
        this.shownAge = element('span', 'jw-age', this.lives() ? ageOf(this) : facts.age);
        card.append(dot, what, this.shownAge);
        card.append(this.lives() ? this.cancelling() : element('span', ''));
        if (facts.total > 0 && !over) {
          const bar = element('div', 'jw-bar');
          const part = element('div', '');
          part.style.width = `${(100 * facts.done) / facts.total}%`;
          bar.append(part);
          card.append(bar);
        }
        card.append(element('span', 'jw-from', this.from()));
        this.node.replaceChildren(card);
      }

      /** One and the same button while the task runs: a click must not hit one that was just replaced. */
      cancelling() {
        this.stop ??= button('Cancel', 'Cancel this task', () => this.cancel(this.facts.id));
        return this.stop;
      }

      from() {
        const { cell, parent } = this.facts;
        const by = cell ? `started by ${parent ? `${parent} of ` : ''}${cell}` : '';
        const then = !isOver(this.facts) && !this.lives() ? 'as it was when last seen' : '';
        return [by, then].filter(Boolean).join(' · ');
      }
    }

    /** Several tasks below the cell that gave them. */
    class Listing extends Below {
      isOver() {
        return this.facts.live === 0;
      }

      tick() {
        this.draw();
      }

      draw() {
        if (!this.facts) {
          return;
        }
        if (!this.list) {
          this.summary = element('div', 'jw-head jw-muted');
          this.list = element('div', 'jw-list');
          const table = element('div', 'jw-table');
          table.append(this.summary, this.list);
          this.node.replaceChildren(table);
          this.rows = new Map();
        }
        const lives = this.lives();
        const then = this.isOver() || lives ? '' : ' · as they were when last seen';
        setText(this.summary, this.facts.summary + then);
        const tasks = new Map(this.facts.tasks.map(facts => [facts.id, { facts, at: lives ? this.at : Date.now() }]));
        arrange(this.list, this.rows, inOrder(tasks), lives, id =>
          new Row(id, cell => this.panel && goTo(this.app, this.panel, cell), () => this.cancel(id)));
      }
    }

    /** All tasks of the current notebook's kernel. */
    class Panel extends Widget {
      constructor(app, tracker) {
        super();
        this.id = 'jawait-tasks';
        this.title.label = 'Tasks';
        this.title.caption = "Tasks of this notebook's Java kernel";
        this.title.closable = false;
        this.addClass('jw-tasks');
        this.app = app;
        this.tracker = tracker;
        this.rows = new Map();
        this.told = () => this.draw();
        const head = element('div', 'jw-head');
        this.heading = element('div', 'jw-title', 'Tasks');
        this.count = element('div', 'jw-muted');
        this.filter = element('input', 'jw-filter');
        this.filter.placeholder = 'Filter by name, cell or state';
        this.filter.addEventListener('input', this.told);
        head.append(this.heading, this.count, this.filter);
        this.list = element('div', 'jw-list');
        this.node.append(head, this.list);
        tracker.currentChanged.connect(() => this.look());
        this.clock = setInterval(() => this.tick(), 1_000);
      }

      look() {
        const notebook = this.tracker.currentWidget;
        if (notebook !== this.notebook) {
          this.moved ??= () => this.look();
          this.notebook?.sessionContext?.kernelChanged.disconnect(this.moved);
          notebook?.sessionContext.kernelChanged.connect(this.moved);
          this.notebook = notebook;
        }
        const line = this.isVisible ? lineOf(notebook) : null;
        if (line !== this.line) {
          this.line?.watch(false);
          this.line?.leave(this.told);
          this.line = line;
          line?.listen(this.told);
        }
        this.draw();
      }

      onAfterShow() {
        this.look();
      }

      onAfterHide() {
        this.look();
      }

      tick() {
        if (this.isVisible !== !!this.line) {
          this.look();
        }
        if (this.line) {
          this.draw();
        }
      }

      wanted(facts) {
        const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
        const text = `${facts.name} ${facts.cell} ${facts.state} ${facts.about}`.toLowerCase();
        return words.every(word => text.includes(word));
      }

      draw() {
        const line = this.line;
        line?.watch(this.isVisible);
        if (!this.isVisible) {
          return;
        }
        const title = this.notebook?.title.label;
        setText(this.heading, title ? `Tasks of ${title}` : 'Tasks');
        const now = Date.now();
        for (const [id, task] of line?.tasks ?? []) {
          if (task.ended && now - task.ended > LINGER) {
            line.tasks.delete(id);
          }
        }
        const shown = inOrder(line?.tasks ?? new Map()).filter(({ task }) => this.wanted(task.facts));
        setText(this.count, this.summary(line, shown.length));
        arrange(this.list, this.rows, shown, true, id =>
          new Row(id, cell => goTo(this.app, this.notebook, cell), () => this.line?.cancel(id)));
      }

      summary(line, shown) {
        if (!line) {
          return 'No kernel';
        }
        if (!line.session) {
          return line.comm || line.opening ? 'No Java kernel answers here yet' : 'No Java kernel';
        }
        const live = line.total === 1 ? '1 task is live' : `${line.total || 'No'} tasks are live`;
        return shown < line.total ? `${live}, ${shown} shown` : live;
      }

      dispose() {
        clearInterval(this.clock);
        super.dispose();
      }
    }

    class Row {
      constructor(id, jump, cancel) {
        this.node = element('div', 'jw-row');
        this.dot = element('span', 'jw-dot');
        this.name = element('span', 'jw-name');
        this.age = element('span', 'jw-age');
        this.stop = button('Cancel', 'Cancel this task', cancel);
        this.about = element('span', 'jw-about');
        this.cell = element('button', 'jw-link');
        this.cell.title = 'Go to the cell that started it';
        this.cell.addEventListener('click', () => jump(this.cell.textContent));
        this.said = element('span', '');
        this.about.append(this.cell, this.said);
        this.node.append(this.dot, this.name, this.age, this.stop, this.about);
        this.node.dataset.task = id;
      }

      draw(task, depth, lives) {
        const { facts } = task;
        const over = isOver(facts);
        this.node.style.paddingLeft = `${10 + Math.min(depth, 8) * 12}px`;
        this.node.classList.toggle('jw-over', over);
        this.dot.dataset.state = facts.state;
        setText(this.name, facts.name);
        this.name.title = facts.name;
        setText(this.age, ageOf(task));
        setText(this.cell, facts.cell);
        const said = ` ${facts.state}${facts.about ? joint(facts) + facts.about : ''}`;
        setText(this.said, said);
        this.about.title = facts.cell + said;
        this.stop.style.visibility = over || !lives ? 'hidden' : 'visible';
      }
    }

    /** Puts the rows of tasks into a list. A row that stays is kept: a click must not hit one that was just replaced. */
    const arrange = (list, rows, shown, lives, make) => {
      const ids = new Set(shown.map(({ task }) => task.facts.id));
      for (const [id, row] of rows) {
        if (!ids.has(id)) {
          row.node.remove();
          rows.delete(id);
        }
      }
      shown.forEach(({ task, depth }, at) => {
        const id = task.facts.id;
        if (!rows.has(id)) {
          rows.set(id, make(id));
        }
        const row = rows.get(id);
        row.draw(task, depth, lives);
        if (list.children[at] !== row.node) {
          list.insertBefore(row.node, list.children[at] ?? null);
        }
      });
    };

    /** Children below their parents, oldest first. */
    const inOrder = tasks => {
      const below = new Map();
      for (const task of tasks.values()) {
        const above = tasks.has(task.facts.above) ? task.facts.above : 0;
        below.set(above, [...(below.get(above) ?? []), task]);
      }
      const all = [];
      const walk = (above, depth) => {
        for (const task of (below.get(above) ?? []).sort((a, b) => a.facts.id - b.facts.id)) {
          all.push({ task, depth });
          walk(task.facts.id, depth + 1);
        }
      };
      walk(0, 0);
      return all;
    };

    return {
      id: `${NAME}:tasks`,
      description: 'Lists the tasks of Java kernels and cancels them.',
      autoStart: true,
      requires: [INotebookTracker, IRenderMimeRegistry],
      activate: (app, tracker, rendermime) => {
        const style = element('style', '', STYLE);
        document.head.append(style);
        for (const [mime, View] of [[CARD, Card], [LIST, Listing]]) {
          const createRenderer = () => new View(app, tracker, mime);
          rendermime.addFactory({ safe: true, mimeTypes: [mime], defaultRank: 40, createRenderer });
        }
        app.shell.add(new Panel(app, tracker), 'right', { rank: 950, type: 'Tasks' });
      },
    };
  };

  let shared;
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: scope => {
      shared = scope;
    },
    get: async () => {
      const plugin = await make(async name => (await Object.values(shared[name])[0].get())());
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
