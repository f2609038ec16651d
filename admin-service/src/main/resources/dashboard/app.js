// What makes pages lively. Every page works without it.

// htmx parses what our server sends: HTML may pass; script text and script addresses made at run
// time may not. First, because htmx swaps as soon as the document is there.
if (window.trustedTypes) trustedTypes.createPolicy('default', { createHTML: (html) => html });

const { htmx } = window;
const root = document.documentElement;
const said = document.body.dataset;
root.classList.add('js');

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/** An icon of the sprite. Its address is taken from one that the server has drawn. */
export function icon(name) {
  const drawn = $('.icon use').getAttribute('href').replace(/#.*/, `#${name}`);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = svg.appendChild(document.createElementNS(svg.namespaceURI, 'use'));
  use.setAttribute('href', drawn);
  return svg;
}

/* ---- Toasts: a sentence about what was done; stays as long as somebody is at it. ---- */

const TOAST_SECONDS = 20;

function live(toast) {
  let left = TOAST_SECONDS;
  const tick = setInterval(() => {
    if (toast.matches(':hover, :focus-within') || document.hidden) return;
    left -= 1;
    if (left <= 0) gone();
  }, 1000);
  const gone = () => {
    clearInterval(tick);
    toast.remove();
  };
  const close = document.createElement('button');
  close.type = 'button';
  close.setAttribute('aria-label', said.dismiss);
  close.append(icon('x'));
  close.addEventListener('click', gone);
  toast.append(close);
}

/**
 * Says something at the foot of the page.
 * @param text the sentence
 * @param {{bad?: boolean, link?: {href: string, text: string}, undo?: () => void, undoText?: string}} more
 */
export function toast(text, more = {}) {
  const element = document.createElement('div');
  element.className = more.bad ? 'toast bad' : 'toast';
  const words = document.createElement('p');
  words.textContent = text;
  element.append(icon(more.bad ? 'warning' : 'check'), words);
  if (more.link) {
    const link = document.createElement('a');
    link.href = more.link.href;
    link.target = '_blank';
    link.textContent = more.link.text;
    element.append(link);
  }
  if (more.undo) {
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.textContent = more.undoText;
    undo.addEventListener('click', () => {
      element.remove();
      more.undo();
    });
    element.append(undo);
  }
  live(element);
  const place = $('#toasts');
  while (place.children.length > 2) place.firstElementChild.remove();
  place.append(element);
}

/* ---- What every part of a page gets, when it comes with the page or later. ---- */

function prepare(within) {
  $$('[data-toast]', within).forEach((element) => {
    element.removeAttribute('data-toast');
    live(element);
  });
  // The summary of what is wrong with a form takes the focus; a reader hears it, a keyboard is there.
  $('[data-focus]', within)?.focus();
  // What the browser knows already, nobody has to choose.
  $$('[data-zone="first"]', within).forEach((select) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (select.value === 'UTC' && $$('option', select).some((each) => each.value === timeZone)) select.value = timeZone;
  });
  $$('[data-country]', within).forEach((select) => {
    if (select.value) return;
    const region = navigator.languages.map((tag) => new Intl.Locale(tag).region).find(Boolean);
    if (region && $$('option', select).some((o) => o.value === region)) select.value = region;
  });
  takeCode();
  $$('[data-savebar]', within).forEach(watch);
  $$('time[data-local]', within).forEach((time) => {
    const at = new Date(time.dateTime);
    time.title = time.textContent;
    time.textContent = at.toLocaleString(root.lang, { dateStyle: 'medium', timeStyle: 'short' });
  });
}

/** A code behind the # of an address, where no log sees it, goes into its field. */
function takeCode() {
  const place = $('[data-from-hash]');
  const code = location.hash.slice(1);
  if (!place || !/^[\w-]{16,}$/.test(code)) return;
  document.getElementById(place.dataset.fromHash).value = code;
  place.hidden = true;
  history.replaceState(null, '', location.pathname + location.search);
  place.closest('form[data-send-with-hash]')?.requestSubmit();
}

window.addEventListener('hashchange', takeCode);

/** A bar to save by, there only while its form differs from what it came with. */
function watch(bar) {
  const form = bar.closest('form');
  const now = () => JSON.stringify([...new FormData(form)].filter(([, v]) => typeof v === 'string'));
  const before = now();
  let leaving = false;
  const look = () => {
    bar.hidden = now() === before;
  };
  bar.hidden = true;
  form.addEventListener('input', look);
  form.addEventListener('change', look);
  form.addEventListener('reset', () => setTimeout(look));
  form.addEventListener('submit', () => {
    leaving = true;
  });
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && document.contains(bar) && now() !== before) event.preventDefault();
  });
}

/* ---- Pressing things. ---- */

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const place = button.closest('.copy') ?? button;
  place.dataset.copied = '';
  const use = $('use', button);
  const before = use?.getAttribute('href');
  use?.setAttribute('href', before.replace(/#.*/, '#check'));
  toast(said.copied);
  setTimeout(() => {
    delete place.dataset.copied;
    use?.setAttribute('href', before);
  }, 2000);
}

function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

/** Shows what a link leads to within a dialog; without script the link leads there. */
async function openPart(link) {
  const answer = await fetch(link.href, { headers: { Accept: 'text/html' } });
  if (answer.redirected || !answer.ok) {
    location.assign(link.href);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const part = $('[data-dialog-part]', page);
  if (!part) {
    location.assign(link.href);
    return;
  }
  $('#dialog-body').replaceChildren(document.adoptNode(part));
  $('h1, h2', part)?.setAttribute('id', 'dialog-title');
  htmx?.process($('#dialog-body'));
  prepare($('#dialog-body'));
  open($('#dialog'));
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const pressed = target?.closest('[data-copy], [data-open], [data-close], a[data-dialog], [data-reveal]');
  if (pressed?.matches('[data-copy]')) {
    copy(pressed);
  } else if (pressed?.matches('[data-open]')) {
    pressed.closest('details.menu')?.removeAttribute('open');
    open(document.getElementById(pressed.dataset.open));
  } else if (pressed?.matches('[data-close]') && pressed.closest('dialog')) {
    event.preventDefault();
    pressed.closest('dialog').close();
  } else if (pressed?.matches('[data-reveal]')) {
    const input = document.getElementById(pressed.dataset.reveal);
    input.type = input.type === 'password' ? 'text' : 'password';
    pressed.setAttribute('aria-pressed', String(input.type === 'text'));
  } else if (pressed?.matches('a[data-dialog]') && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    openPart(pressed);
  }
  // A menu closes when somebody presses elsewhere, and a dialog when they press beside it.
  $$('details.menu[open]').forEach((menu) => {
    if (!menu.contains(target)) menu.removeAttribute('open');
  });
  if (target instanceof HTMLDialogElement && target.matches('.dialog')) target.close();
});

/* ---- Keys: single letters, which can be switched off (WCAG 2.1.4). ---- */

const KEYS_OFF = 'waymark.keys.off';
const keysSwitch = $('[data-keys-switch]');
if (keysSwitch) {
  keysSwitch.checked = !localStorage.getItem(KEYS_OFF);
  keysSwitch.addEventListener('change', () => {
    if (keysSwitch.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, 'yes');
  });
}

function isWriting(element) {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches('input:not([type=checkbox], [type=radio]), textarea, select'));
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const menu = event.target instanceof Element ? event.target.closest('details.menu[open]') : null;
    if (menu) {
      menu.removeAttribute('open');
      $('summary', menu).focus();
    }
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || $('dialog[open]')) return;
  if (localStorage.getItem(KEYS_OFF)) return;
  if (event.key === '?') {
    const help = $('#keys');
    if (help) open(help);
    return;
  }
  const named = $$('[data-key]').find((element) => element.dataset.key === event.key);
  if (!named) return;
  event.preventDefault();
  if (isWriting(named)) named.focus();
  else named.click();
});

/* ---- Appearance, at once; the server keeps to the cookie from the next page on. ---- */

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('[data-theme-form]')) {
    event.preventDefault();
    const theme = event.submitter.value;
    const chosen = theme !== 'system';
    document.cookie = `waymark-theme=${chosen ? theme : ''}; Path=/; SameSite=Strict; Max-Age=${chosen ? 31536000 : 0}`;
    if (chosen) root.dataset.theme = theme;
    else delete root.dataset.theme;
    $$('button', form).forEach((button) => {
      if (button === event.submitter) button.setAttribute('aria-pressed', 'true');
      else button.removeAttribute('aria-pressed');
    });
    return;
  }
  if (event.submitter?.matches('[data-sign-out]')) {
    // Drafts belong to whoever wrote them.
    Object.keys(localStorage).filter((key) => key.startsWith('waymark.draft.')).forEach((key) => localStorage.removeItem(key));
  }
  // Sent once, however often somebody presses.
  if (!event.defaultPrevented && form.method === 'post' && !form.closest('[hx-post], [hx-put], [hx-patch], [hx-delete]')) {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
  }
});

// Back from the browser's memory: forms can be sent again.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  $$('form[data-sent]').forEach((form) => delete form.dataset.sent);
  $$('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
});

/* ---- What htmx fetches, and what goes wrong with it. The old content stays. ---- */

document.addEventListener('htmx:load', (event) => {
  if (event.detail.elt !== document.body) prepare(event.detail.elt);
});
document.addEventListener('htmx:responseError', (event) => {
  const { xhr } = event.detail;
  if (xhr.status === 401) {
    toast(said.sessionOver, { bad: true, link: { href: '/sign-in', text: said.signIn } });
    return;
  }
  let detail = '';
  try {
    detail = JSON.parse(xhr.responseText).detail;
  } catch {
    // Not a problem document: say it in general.
  }
  toast(detail || said.failed, { bad: true });
});
document.addEventListener('htmx:sendError', () => toast(said.failed, { bad: true }));
document.addEventListener('htmx:timeout', () => toast(said.failed, { bad: true }));

prepare(document);
