/* SPDX-License-Identifier: Apache-2.0 */
/* Optional. Every function here also has a plain link or form. */
(() => {
  const rows = [...document.querySelectorAll('.r[id],tr[id]')];
  const typing = e => e.target.matches('input,select,textarea,[contenteditable]') || e.ctrlKey || e.metaKey || e.altKey;
  let at = rows.findIndex(r => '#' + r.id === location.hash);
  const go = n => {
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, n));
    rows.forEach((r, i) => r.classList.toggle('on', i === at));
    rows[at].scrollIntoView({ block: 'center' });
    const l = rows[at].querySelector('a.no'); if (l) l.focus({ preventScroll: true });
    history.replaceState(null, '', '#' + rows[at].id);
  };
  const follow = rel => { const a = document.querySelector(`a[rel~="${rel}"]`); if (a) a.click(); };
  document.addEventListener('keydown', e => {
    if (typing(e)) return;
    const k = { j: () => go(at + 1), k: () => go(at - 1), n: () => follow('next'), p: () => follow('prev'),
      v: () => document.querySelector('.seg a:not([aria-current])')?.click(),
      u: () => { const d = [...document.querySelectorAll('.fold details')], o = d.some(x => !x.open); d.forEach(x => x.open = o); },
      '/': () => document.getElementById('q0')?.focus(), '?': () => document.getElementById('keys')?.toggleAttribute('open') }[e.key];
    if (k) { e.preventDefault(); k(); }
  });
  const zone = document.getElementById('rz'), own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !zone.value && [...zone.options].some(o => o.value === own)) zone.value = own; // offered, saved by the button
  const open = document.querySelector('[data-again]'); // what is still under way is asked for again
  const again = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const now = page.querySelector('[data-again]');
    if (!now) { location.reload(); return; }
    if (now.textContent !== open.textContent) open.replaceChildren(...now.childNodes);
    wait();
  };
  const wait = () => setTimeout(() => again().catch(wait), 1000 * Number(open.dataset.again));
  if (open) wait();
  document.querySelectorAll('[data-go]').forEach(b => { b.hidden = false; b.addEventListener('click', () => go(at + Number(b.dataset.go))); });
  document.querySelectorAll('[data-copy]').forEach(b => {
    b.hidden = false;
    b.addEventListener('click', async () => {
      await navigator.clipboard.writeText(b.dataset.copy);
      const t = b.textContent; b.textContent = b.dataset.copied; setTimeout(() => { b.textContent = t; }, 1600);
    });
  });
})();
