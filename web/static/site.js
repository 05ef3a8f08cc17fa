// What a page gains where scripts run; everything works without. No storage, no cookies, no other host.

const box = document.querySelector('form.search input[type="search"]');
if (box) offerDocuments(box);

document.documentElement.classList.add('scripted');
for (const details of document.querySelectorAll('details.tool-box')) {
  // On wide screens the tools beside the text are open, on narrow ones closed; the reader's own choice stays.
  details.open = window.matchMedia('(min-width: 60rem)').matches;
}

const citation = document.getElementById('citation');
if (citation && navigator.clipboard) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = citation.dataset.copy;
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  said.className = 'help';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(citation.textContent.trim());
    said.textContent = ` ${citation.dataset.copied}`;
  });
  citation.after(button, said);
}

// An anchor of a long text may stand in another of its parts: the contents tell in which.
const contents = document.querySelectorAll('.toc a[href*="part="]');
if (contents.length > 0) {
  const follow = () => {
    if (!location.hash || document.getElementById(decodeURIComponent(location.hash.slice(1)))) return;
    const holder = [...contents].filter((link) => `${location.hash}-`.startsWith(`${link.hash}-`)).pop();
    if (holder) location.replace(holder.pathname + holder.search + location.hash);
  };
  window.addEventListener('hashchange', follow);
  follow();
}

// What a citation tells goes away on Escape without moving the pointer or the focus (WCAG 2.2, 1.4.13).
if (document.querySelector('.tip')) {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') for (const cited of document.querySelectorAll('.cited:hover, .cited:focus-within')) cited.classList.add('quiet');
  });
  for (const kind of ['pointerout', 'focusout']) {
    document.addEventListener(kind, (event) => event.target.closest?.('.cited.quiet')?.classList.remove('quiet'));
  }
}

/** Documents that the words typed so far may name, as a list under the box (ARIA combobox pattern). */
function offerDocuments(input) {
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels[0].textContent);
  input.form.append(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let offers = [];
  let chosen = -1;
  let asked = null;
  let timer = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const open = (index) => {
    const { work, question } = offers[index];
    if (work) { location.assign(encodeURI(work)); return; }
    input.value = question;
    input.form.submit();
  };
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === index)));
    if (index >= 0) input.setAttribute('aria-activedescendant', list.children[index].id);
    else input.removeAttribute('aria-activedescendant');
  };
  const show = () => {
    list.replaceChildren(...offers.map((offer, i) => {
      const item = document.createElement('li');
      item.id = `suggestion-${i}`;
      item.lang = 'vi';
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.textContent = offer.text;
      if (offer.detail) {
        const small = document.createElement('small');
        small.textContent = offer.detail;
        item.append(small);
      }
      item.addEventListener('mousedown', (event) => { event.preventDefault(); open(i); });
      return item;
    }));
    list.hidden = offers.length === 0;
    input.setAttribute('aria-expanded', String(offers.length > 0));
    choose(-1);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    asked?.abort();
    const text = input.value.trim();
    if (text.length < 2) { close(); return; }
    timer = setTimeout(async () => {
      asked = new AbortController();
      try {
        const answer = await fetch(`/api/v1/suggest?limit=8&q=${encodeURIComponent(text)}`, { signal: asked.signal });
        if (!answer.ok) { close(); return; }
        offers = (await answer.json()).suggestions;
        show();
      } catch (error) {
        if (error.name !== 'AbortError') close();
      }
    }, 200);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') choose((chosen + 1) % offers.length);
    else if (event.key === 'ArrowUp') choose((chosen - 1 + offers.length) % offers.length);
    else if (event.key === 'Enter' && chosen >= 0) open(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
}
