// @ts-check
// Everything here is a convenience: each page reads, filters, sends and uploads without it.

/** Filters apply as soon as a choice changes. */
function filters() {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-autosubmit]'))) {
    form.addEventListener('change', event => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      if (field.classList.contains('opener') || !field.name) return;
      form.requestSubmit();
    });
    // Empty filters stay out of the address.
    form.addEventListener('formdata', event => {
      for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name);
    });
  }
}

/** A question before what is hard to take back. */
function questions() {
  document.addEventListener('submit', event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const question = form.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });
}

/** Files may be dropped on their field; the names chosen are read back. */
function drops() {
  for (const zone of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-drop]'))) {
    const input = /** @type {HTMLInputElement} */ (zone.querySelector('input[type=file]'));
    const hint = /** @type {HTMLElement} */ (zone.querySelector('[data-drop-hint]'));
    hint.hidden = false;
    const say = () => {
      if (!input.files?.length) return;
      hint.textContent = `${zone.dataset.drop} ${[...input.files].map(file => file.name).join(', ')}`;
    };
    input.addEventListener('change', say);
    for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) zone.addEventListener(kind, event => {
      event.preventDefault();
      zone.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
      const dropped = /** @type {DragEvent} */ (event).dataTransfer;
      if (kind !== 'drop' || !dropped?.files.length) return;
      const take = (/** @type {FileList} */ files) => {
        input.files = files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      };
      // Entries must be asked for before the event is over; only a folder needs them.
      const entries = [...dropped.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
      if (input.multiple && entries.some(entry => entry.isDirectory)) inside(entries).then(files => { const all = new DataTransfer(); files.forEach(file => all.items.add(file)); take(all.files); });
      else take(dropped.files);
    });
  }
}

/** The files of dropped folders, by the names of their paths. @param {FileSystemEntry[]} entries @returns {Promise<File[]>} */
async function inside(entries) {
  const files = [];
  for (const entry of entries) {
    if (entry.isFile) {
      const file = await new Promise((found, failed) => /** @type {FileSystemFileEntry} */ (entry).file(found, failed));
      files.push(new File([file], entry.fullPath.replace(/^\//, ''), { type: file.type, lastModified: file.lastModified }));
      continue;
    }
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    // A folder is read in pieces of a hundred; an empty piece is its end.
    for (let some = [entry]; some.length;) {
      some = await new Promise((found, failed) => reader.readEntries(found, failed));
      files.push(...await inside(some));
    }
  }
  return files;
}

/** A running job's section is asked for again until it says it has finished; then the whole page is. */
function progress() {
  const section = document.getElementById('progress');
  const pause = Number(section?.dataset.poll);
  if (!section || !pause) return;
  let wait = pause;
  const ask = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('progress');
      if (!fresh || fresh.dataset.finished) return location.reload();
      section.replaceChildren(...[...fresh.childNodes].map(node => document.adoptNode(node)));
      wait = pause;
    } catch {
      // A lost line is not an error of the job: ask again, each time a little later.
      wait = Math.min(wait * 2, 60000);
    }
    setTimeout(ask, wait);
  };
  setTimeout(ask, wait);
}

/** Zooming and moving a map by buttons, wheel with Ctrl, and drag once zoomed. */
function maps() {
  for (const map of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.map[data-zoom]'))) zoomable(map);
}

/** @param {HTMLElement} map */
function zoomable(map) {
  const svg = /** @type {SVGSVGElement | null} */ (map.querySelector('svg[viewBox]'));
  const bar = /** @type {HTMLElement | null} */ (map.querySelector('.zoom'));
  if (!svg || !bar) return;
  const whole = { x: svg.viewBox.baseVal.x, y: svg.viewBox.baseVal.y, w: svg.viewBox.baseVal.width, h: svg.viewBox.baseVal.height };
  const view = { ...whole };
  let moved = false;
  const show = () => {
    view.x = Math.min(Math.max(view.x, whole.x), whole.x + whole.w - view.w);
    view.y = Math.min(Math.max(view.y, whole.y), whole.y + whole.h - view.h);
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
    map.classList.toggle('zoomed', view.w < whole.w);
  };
  /** @param {number} factor @param {number} [cx] @param {number} [cy] */
  const zoom = (factor, cx = view.x + view.w / 2, cy = view.y + view.h / 2) => {
    const w = Math.min(whole.w, Math.max(whole.w / 12, view.w / factor));
    const scale = w / view.w;
    view.x = cx - (cx - view.x) * scale;
    view.y = cy - (cy - view.y) * scale;
    view.w = w;
    view.h *= scale;
    show();
  };
  bar.hidden = false;
  bar.addEventListener('click', event => {
    const step = /** @type {HTMLElement} */ (event.target).closest('button')?.dataset.step;
    if (step === 'in') zoom(1.6);
    else if (step === 'out') zoom(1 / 1.6);
    else if (step) zoom(1 / 100);
  });
  svg.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, view.x + (event.clientX - box.x) / box.width * view.w, view.y + (event.clientY - box.y) / box.height * view.h);
  }, { passive: false });
  svg.addEventListener('pointerdown', event => {
    if (view.w >= whole.w || event.button) return;
    const start = { x: event.clientX, y: event.clientY, vx: view.x, vy: view.y };
    const scale = view.w / svg.getBoundingClientRect().width;
    moved = false;
    /** @param {PointerEvent} move */
    const drag = move => {
      if (Math.hypot(move.clientX - start.x, move.clientY - start.y) > 4) moved = true;
      if (!moved) return;
      view.x = start.vx - (move.clientX - start.x) * scale;
      view.y = start.vy - (move.clientY - start.y) * scale;
      show();
    };
    const stop = () => window.removeEventListener('pointermove', drag);
    window.addEventListener('pointermove', drag);
    window.addEventListener('pointerup', stop, { once: true });
    window.addEventListener('pointercancel', stop, { once: true });
  });
  // A drag that ends on an area must not follow its link.
  svg.addEventListener('click', event => { if (moved) event.preventDefault(); moved = false; }, true);
  svg.addEventListener('dragstart', event => event.preventDefault());
}

/**
 * Cells as in a sheet: Enter and the arrows go to the next and the last one. What is pasted goes down the fields of the
 * same column in the order of the rows, and to the right in each row; what has no field here is said.
 */
function cells() {
  document.querySelector('form.cells')?.addEventListener('keydown', event => {
    const { key, target } = /** @type {KeyboardEvent} */ (event);
    const step = key === 'Enter' || key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (!step || !(target instanceof HTMLInputElement) || event.isComposing || event.ctrlKey) return;
    event.preventDefault();
    const all = shown();
    all[all.indexOf(target) + step]?.select();
  });
  document.querySelector('form.cells')?.addEventListener('paste', event => {
    const lines = (/** @type {ClipboardEvent} */ (event).clipboardData?.getData('text') ?? '').replace(/\r?\n$/, '').split(/\r?\n/).map(line => line.split('\t'));
    const target = event.target;
    if ((lines.length < 2 && lines[0].length < 2) || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const all = shown();
    const [row, column] = at(target);
    // A cell with two problems stands twice: its row is gone through once.
    const rows = [...new Set(all.filter(field => at(field)[1] === column && at(field)[0] > row).map(field => at(field)[0]))].sort((a, b) => a - b);
    let lost = 0;
    lines.forEach((line, down) => line.forEach((value, right) => {
      const field = down + right ? all.find(one => one.dataset.at === `${down ? rows[down - 1] : row}:${column + right}`) : target;
      if (field) { field.value = value; field.focus(); } else if (value) lost++;
    }));
    const note = /** @type {HTMLElement | null} */ (document.querySelector('[data-lost]'));
    if (note) note.textContent = lost ? note.dataset.lost?.replace('{0}', String(lost)) ?? '' : '';
  });
  /** @param {HTMLInputElement} field @returns its row and column in the file */
  const at = field => (field.dataset.at ?? '').split(':').map(Number);
  /** Those of a closed list are not gone through. */
  const shown = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('form.cells input.cell'))].filter(input => input.offsetParent);
}

filters();
questions();
cells();
drops();
progress();
maps();
