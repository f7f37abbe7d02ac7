// @ts-check
// Only where files are sent: the first visit does without.

/** What is large goes in pieces that are kept as they arrive, before the form goes without its files: a line that breaks costs one piece. */
function pieces() {
  const status = /** @type {HTMLElement | null} */ (document.querySelector('[data-pieces]'));
  const form = status?.closest('form');
  const input = /** @type {HTMLInputElement | null} */ (form?.querySelector('input[type=file]') ?? null);
  if (!status || !form || !input) return;
  form.addEventListener('submit', async event => {
    // Nothing is in an empty one.
    const files = [...input.files ?? []].filter(file => file.size > 0);
    const all = files.reduce((sum, file) => sum + file.size, 0);
    if (all <= 2 << 20) return;
    event.preventDefault();
    const button = /** @type {HTMLButtonElement} */ (form.querySelector('button:not([type=button])'));
    button.disabled = true;
    status.hidden = false;
    let before = 0;
    try {
      for (const file of files) {
        const id = await arrived(form, status, file, offset => { status.textContent = `${status.dataset.sending} ${file.name} · ${Math.floor((before + offset) / all * 100)} %`; });
        before += file.size;
        const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'upload', value: id });
        form.append(field);
      }
      input.disabled = true;
      form.submit();
    } catch (refusal) {
      // Said by the server: the file is too large, or the session is over.
      status.textContent = refusal instanceof Error ? refusal.message : String(refusal);
      form.querySelectorAll('input[name=upload]').forEach(field => field.remove());
      button.disabled = false;
    }
  });
}

/** The number of a file once all of it has arrived. @param {HTMLFormElement} form @param {HTMLElement} status @param {File} file @param {(offset: number) => void} tell */
async function arrived(form, status, file, tell) {
  const token = /** @type {HTMLInputElement} */ (form.querySelector('input[name="form-token"]')).value;
  const coded = (/** @type {string} */ text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  /** Asks until the line and the server are there. @param {string} address @param {RequestInit} what @returns {Promise<Response>} */
  const ask = async (address, what) => {
    for (let wait = 1000; ; wait = Math.min(wait * 2, 30000)) {
      try {
        const answer = await fetch(address, { ...what, headers: { Accept: 'application/json', 'X-Form-Token': token, ...what.headers } });
        if (answer.ok || answer.status === 409) return answer;
        if (answer.status < 500 && answer.status !== 429) throw new RangeError((await answer.json().catch(() => ({}))).title ?? answer.statusText);
      } catch (failure) {
        if (failure instanceof RangeError) throw failure;
      }
      status.textContent = status.dataset.waiting ?? '';
      await new Promise(done => { setTimeout(done, wait); addEventListener('online', done, { once: true }); });
      // A piece may have arrived although its answer did not.
      if (what.method === 'PATCH') return ask(address, { method: 'HEAD' });
    }
  };
  const opened = await ask(status.dataset.pieces ?? '', {
    method: 'POST',
    headers: { 'Upload-Length': String(file.size), 'Upload-Metadata': `filename ${coded(file.name)},modified ${coded(String(file.lastModified))}` },
  });
  const address = opened.headers.get('Location') ?? '';
  let offset = Number(opened.headers.get('Upload-Offset'));
  for (; offset < file.size; tell(offset)) {
    let answer = await ask(address, { method: 'PATCH', headers: { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' }, body: file.slice(offset, offset + (1 << 19)) });
    if (answer.status === 409) answer = await ask(address, { method: 'HEAD' });
    offset = Number(answer.headers.get('Upload-Offset'));
  }
  return address.slice(address.lastIndexOf('/') + 1);
}

pieces();
