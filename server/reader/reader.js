// What a script adds to the reader's pages; everything that is to be read stands there without it.
(() => {
  /** Says in the page what became of a version that was kept by the browser since. */
  async function refreshState() {
    const state = document.getElementById('state');
    if (state === null) return;
    const { slug, number, seen } = state.dataset;
    const answer = await fetch(`/r/${slug}/v/${number}/state.json`, { cache: 'no-store' });
    if (!answer.ok) return;
    const now = await answer.json();
    if (now.seen === seen) return;
    const note = document.createElement('p');
    note.className = now.retraction === null ? 'note warn' : 'note bad';
    note.setAttribute('role', 'status');
    note.textContent =
      now.retraction ??
      now.supersession ??
      (now.latest === null ? 'No version stands.' : `Version ${now.latest} is the latest. `);
    if (now.latest !== null && String(now.latest) !== number) {
      const link = document.createElement('a');
      link.className = 'link';
      link.href = `/r/${slug}/v/${now.latest}`;
      link.textContent = ` Read version ${now.latest}`;
      note.append(link);
    }
    document.querySelector('article h1')?.after(note);
  }

  /** Computes the hash of the published content in this browser. */
  async function verify(place, said) {
    said.className = '';
    said.textContent = 'Computing…';
    const answer = await fetch(place.dataset.json);
    const { publication } = await answer.json();
    // The file holds the content in its canonical form: written without white space, it is what was hashed.
    const bytes = new TextEncoder().encode(JSON.stringify(publication.content));
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const isSame = hex === place.dataset.sha256;
    said.className = isSame ? 'said-ok' : 'said-bad';
    said.textContent = isSame ? '✓ Verified in this browser' : `✗ The content hashes to ${hex}`;
  }

  function offerVerify() {
    const place = document.getElementById('verify');
    // Browsers compute hashes on https and on this machine only.
    if (place === null || globalThis.crypto?.subtle === undefined) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Verify';
    const said = document.createElement('p');
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      verify(place, said).catch(() => {
        said.className = 'said-bad';
        said.textContent = 'The content could not be fetched. Try again.';
      });
    });
    place.append(button, said);
  }

  /** Marks in the contents the section that is being read. */
  function followReading() {
    const links = [...document.querySelectorAll('.contents a')];
    const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
    let current = null;
    const mark = () => {
      const at = headings.findLastIndex((heading) => heading !== null && heading.getBoundingClientRect().top < 120);
      const next = links[Math.max(0, at)] ?? null;
      if (next === current) return;
      current?.removeAttribute('aria-current');
      next?.setAttribute('aria-current', 'true');
      current = next;
    };
    addEventListener('scroll', mark, { passive: true });
    mark();
  }

  offerVerify();
  followReading();
  refreshState().catch(() => undefined);
})();
