// The editor of rules, and of hubs: sends the form and puts in its place what comes back. Every sentence, warning
// and trace is the server's.
import { toast } from './app.js';

const page = document.getElementById('rules-page');
const editor = document.getElementById('rules-editor');
const speaker = document.getElementById('rules-said');
const PAUSE = 150;
const WEEK = 7 * 24 * 60 * 60 * 1000;
const OWN = ['draft', 'tests', 'title', 'text', 'picture', 'slug', 'domain', 'target'];
const CARRIED = ['version', 'base', 'keys', 'oldtests', ...OWN];
const KEEP = `waymark.draft.${location.pathname}`;

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const form = () => document.getElementById('rules-form');
const there = (names) => names.filter((name) => form().elements[name]);

function say(text) {
  if (!text) return;
  speaker.textContent = '';
  setTimeout(() => { speaker.textContent = text; }, 50);
}

/* ---- Asking the server: one request after the other, and of those that only look the last. ---- */

let current = null;
const waiting = [];
let timer = 0;

function look() {
  clearTimeout(timer);
  timer = setTimeout(() => ask('look', { live: true }), PAUSE);
}

function ask(op, { live = false, action = form().getAttribute('action'), focus = null } = {}) {
  clearTimeout(timer);
  if (live && current) {
    if (current.live) current.controller.abort();
    else if (waiting.some((each) => each.live)) return;
  }
  waiting.push({ op, live, action, focus });
  if (!current || current.live) next();
}

async function next() {
  const request = waiting.shift();
  if (!request) return;
  current?.controller.abort();
  const controller = new AbortController();
  const mine = { ...request, controller };
  current = mine;
  const sent = new FormData(form());
  sent.set('op', request.op);
  const typed = written();
  const slow = setTimeout(() => form().setAttribute('aria-busy', 'true'), PAUSE);
  try {
    const answer = await fetch(request.action, {
      method: 'POST',
      body: new URLSearchParams(sent),
      headers: { 'HX-Request': 'true', Accept: 'text/html' },
      signal: controller.signal,
    });
    const text = await answer.text();
    if (controller.signal.aborted) return;
    if (answer.redirected && !answer.url.endsWith(request.action)) {
      toast(document.body.dataset.sessionOver, { bad: true, link: { href: '/sign-in', text: document.body.dataset.signIn } });
    } else if (answer.status === 401) {
      toast(document.body.dataset.sessionOver, { bad: true, link: { href: '/sign-in', text: document.body.dataset.signIn } });
    } else if (!answer.ok) {
      toast(detail(text) || document.body.dataset.failed, { bad: true });
    } else {
      const came = new DOMParser().parseFromString(text, 'text/html');
      if (request.live) refresh(came);
      else replace(came, typed, request);
      editor.classList.remove('rules-stale');
      keep();
    }
  } catch (error) {
    if (error.name !== 'AbortError') {
      editor.classList.add('rules-stale');
      toast(document.body.dataset.failed, { bad: true });
    }
  } finally {
    clearTimeout(slow);
    form().removeAttribute('aria-busy');
    if (current === mine) {
      current = null;
      next();
    }
  }
}

function detail(text) {
  try {
    return JSON.parse(text).detail;
  } catch {
    return '';
  }
}

/** What is typed and chosen, each by what tells it from the others. */
const isMarked = (each) => each.type === 'checkbox' || each.type === 'radio';
const written = () => new Map($$('input:not([type=hidden]), select, textarea', editor)
  .map((each) => [isMarked(each) ? `${each.name}=${each.value}` : each.id, each])
  .filter(([key]) => key)
  .map(([key, each]) => [key, { each, value: isMarked(each) ? each.checked : each.value }]));

/** What is shown follows; what is typed into stays. */
function refresh(came) {
  for (const part of $$('[data-live][id]', came)) {
    const old = document.getElementById(part.id);
    if (!old || old.isEqualNode(part)) continue;
    const held = old.contains(document.activeElement) ? document.activeElement.id : '';
    old.replaceWith(document.adoptNode(part));
    if (held) document.getElementById(held)?.focus({ preventScroll: true });
  }
  rove();
  const old = form();
  const fresh = $('#rules-form', came);
  old.toggleAttribute('data-changed', fresh.hasAttribute('data-changed'));
}

/** The whole editor as it came; what was typed since it was asked for is put back. */
function replace(came, typed, request) {
  const active = document.activeElement;
  const held = editor.contains(active) ? active.id : '';
  const unfolded = $$('.player-more[open]').map((each) => each.id);
  const pulled = $('#player')?.classList.contains('pulled');
  const since = [...written()].filter(([key, { value }]) => typed.has(key) && typed.get(key).value !== value);
  const fresh = $('#rules-form', came);
  editor.replaceChildren(document.adoptNode(fresh));
  unfolded.forEach((id) => { document.getElementById(id)?.setAttribute('open', ''); });
  if (pulled) pull(true);
  let late = false;
  const now = written();
  since.forEach(([key, { value }]) => {
    const one = now.get(key);
    if (one && one.value !== value) {
      one.each[isMarked(one.each) ? 'checked' : 'value'] = value;
      late = true;
    }
  });
  const first = request.focus?.map((id) => document.getElementById(id)).find(Boolean)
    ?? document.getElementById(held) ?? $('[data-first]', editor);
  first?.focus();
  rove();
  if (fresh.hasAttribute('data-saved')) {
    toast(fresh.dataset.said);
  }
  say(fresh.dataset.said);
  if (late) look();
}

/* ---- Drafts stay in this browser for a week. ---- */

function keep() {
  try {
    const carried = form();
    if (!carried.hasAttribute('data-changed')) {
      localStorage.removeItem(KEEP);
      return;
    }
    const kept = { at: Date.now() };
    there(CARRIED).forEach((name) => { kept[name] = carried.elements[name].value; });
    localStorage.setItem(KEEP, JSON.stringify(kept));
  } catch {
    // No room, or nobody may keep anything: the draft is on the page all the same.
  }
}

function offer() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEEP));
  } catch {
    localStorage.removeItem(KEEP);
  }
  if (!kept || form().hasAttribute('data-changed')) return;
  if (Date.now() - kept.at > WEEK || there(OWN).every((name) => kept[name] === form().elements[name].value)) {
    localStorage.removeItem(KEEP);
    return;
  }
  const note = document.getElementById('rules-offer');
  const words = $('[data-text]', note);
  words.textContent = words.dataset.text.replace('@', new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }));
  note.hidden = false;
  $('[data-continue]', note).addEventListener('click', () => {
    there(CARRIED).forEach((name) => { form().elements[name].value = kept[name] ?? ''; });
    note.remove();
    ask('look', { focus: ['add', 'add-first'] });
  });
  $('[data-forget]', note).addEventListener('click', () => {
    localStorage.removeItem(KEEP);
    note.remove();
  });
}

/* ---- A rule that goes along to another link of the workspace, where it becomes a part of the draft. ---- */

const CARRY = `waymark.draft.rule.${location.pathname.split('/')[2]}`;

function carry(key) {
  const { draft, keys: names } = form().elements;
  const rule = JSON.parse(draft.value)[names.value.split(',').indexOf(key)];
  localStorage.setItem(CARRY, JSON.stringify({ rule, name: $('h1', form()).textContent, from: location.pathname }));
  toast(page.dataset.carried);
}

function offerCarried() {
  const kept = JSON.parse(localStorage.getItem(CARRY) ?? 'null');
  const note = document.getElementById('rules-carried');
  if (!kept || !note || kept.from === location.pathname || !document.getElementById('add') && !document.getElementById('add-first')) return;
  const words = $('[data-text]', note);
  words.textContent = words.dataset.text.replace('@', kept.name);
  note.hidden = false;
  note.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    localStorage.removeItem(CARRY);
    note.remove();
    if (!button.hasAttribute('data-continue')) return;
    form().elements.inserted.value = JSON.stringify(kept.rule);
    ask('insert', { focus: ['rule-name'] });
  });
}

/* ---- Moving. ---- */

const rows = () => document.getElementById('rules-rows');
const keys = () => [...rows().children].map((row) => row.dataset.key);
const spoken = (name, key) => page.dataset[name].replace('-1', keys().indexOf(key) + 1).replace('-2', rows().children.length);

function settle(key) {
  form().elements.order.value = keys().join(',');
  form().elements.moved.value = key;
  ask('order', { focus: [`grip-${key}`] });
}

let lifted = null;

function lift(row) {
  lifted = { row, before: [...rows().children] };
  row.classList.add('lifted');
  $('.rule-grip', row).setAttribute('aria-pressed', 'true');
  say(spoken('lifted', row.dataset.key));
}

function drop(back) {
  const { row, before } = lifted;
  lifted = null;
  row.classList.remove('lifted');
  $('.rule-grip', row).removeAttribute('aria-pressed');
  if (back) {
    rows().replaceChildren(...before);
    $('.rule-grip', row).focus();
    say(spoken('putBack', row.dataset.key));
  } else if (before.indexOf(row) !== [...rows().children].indexOf(row)) {
    settle(row.dataset.key);
  } else {
    say(spoken('dropped', row.dataset.key));
  }
}

function step(row, by) {
  const beside = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!beside) return;
  if (by < 0) beside.before(row);
  else beside.after(row);
  $('.rule-grip', row).focus();
  say(spoken('position', row.dataset.key));
}

function far(row, end) {
  if (end) rows().append(row);
  else rows().prepend(row);
  $('.rule-grip', row).focus();
  say(spoken('position', row.dataset.key));
}

page.addEventListener('keydown', (event) => {
  const grip = event.target.closest?.('.rule-grip');
  const row = event.target.closest?.('.rule');
  if (grip && (event.key === ' ' || event.key === 'Enter')) {
    event.preventDefault();
    if (lifted) drop(false);
    else lift(row);
  } else if (lifted && event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    drop(true);
  } else if (lifted && ['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) {
    event.preventDefault();
    if (event.key === 'Home' || event.key === 'End') far(lifted.row, event.key === 'End');
    else step(lifted.row, event.key === 'ArrowUp' ? -1 : 1);
  } else if (row && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && $('.rule-grip', row)) {
    event.preventDefault();
    ask(`${event.key === 'ArrowUp' ? 'up' : 'down'}:${row.dataset.key}`);
  } else if (event.key === 'Escape' && $('#player.pulled')) {
    pull(false);
    document.getElementById('player-pull').focus();
  }
});
page.addEventListener('focusout', (event) => {
  if (lifted && event.target.closest('.rule') === lifted.row && event.relatedTarget && !lifted.row.contains(event.relatedTarget)) drop(false);
});

/* ---- Links that are found: arrow keys go on from what is typed. ---- */

page.addEventListener('keydown', (event) => {
  const all = [document.getElementById('action-link'), ...$$('#link-hits button')];
  const to = all[all.indexOf(event.target) + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
  if (!to || !all.includes(event.target)) return;
  event.preventDefault();
  to.focus();
});

/* ---- The week: one part of it is reached by Tab, the others by arrow keys. ---- */

const parts = () => $$('.week-part:enabled');

function rove(to) {
  const all = parts();
  const one = to ?? all.find((each) => each === document.activeElement) ?? all.find((each) => each.ariaCurrent) ?? all[0];
  all.forEach((each) => { each.tabIndex = each === one ? 0 : -1; });
}

page.addEventListener('keydown', (event) => {
  const part = event.target.closest?.('.week-part');
  if (!part || !/^(Arrow|Home|End)/.test(event.key)) return;
  event.preventDefault();
  const all = parts();
  const column = (each) => each.parentElement.cellIndex;
  const row = (each) => each.closest('tr').rowIndex;
  const beside = all.filter((each) => (/Up|Down/.test(event.key) ? column(each) === column(part) : row(each) === row(part) && (each === part || column(each) !== column(part))));
  const place = beside.indexOf(part);
  const to = { ArrowUp: place - 1, ArrowLeft: place - 1, ArrowDown: place + 1, ArrowRight: place + 1, Home: 0 }[event.key] ?? beside.length - 1;
  if (!beside[to]) return;
  rove(beside[to]);
  beside[to].focus();
});

/* ---- The player as a bar on phones. ---- */

function pull(open) {
  $('#player').classList.toggle('pulled', open);
  document.getElementById('player-pull').setAttribute('aria-expanded', String(open));
}

/* ---- Listening. ---- */

page.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = event.submitter;
  const op = button?.value ?? 'look';
  const [verb, key] = op.split(':');
  const focus = {
    add: ['label', 'newfield'],
    edit: [`edit-${key}`],
    close: openKey() ? [`edit-${openKey()}`] : [],
    copy: ['rule-name'],
    delete: beside(key),
    show: ['player-pull', 'p-country'],
    above: [`edit-${key}`],
    review: ['review-title'],
    list: ['tab-list'],
    week: ['tab-week'],
    remember: ['t-name'],
    forget: ['t-name'],
    json: ['rules-json'],
    discard: ['add', 'add-first'],
    take: [`c-${(key ?? '').replace('.', '-')}-add`],
    pick: [`c-${(key ?? '').replace('.', '-')}-add`],
    up: [`menu-${key}`], down: [`menu-${key}`], top: [`menu-${key}`], bottom: [`menu-${key}`], place: [`menu-${key}`], off: [`menu-${key}`], on: [`menu-${key}`],
    drop: ['newfield'],
    lead: ['action-link'],
    target: [`s-${$$('.target').length}-to`],
    untarget: ['target-add'],
    or: beyond(key),
  }[verb] ?? null;
  if (verb === 'me') {
    form().elements['my.agent'].value = navigator.userAgent;
    form().elements['my.language'].value = navigator.languages.join(',');
  }
  ask(op, { action: button?.getAttribute('formaction') ?? undefined, focus });
});

const openKey = () => form().elements.open.value;

function beside(key) {
  const row = document.getElementById(`rule-${key}`);
  const other = row?.nextElementSibling ?? row?.previousElementSibling;
  return other ? [`edit-${other.dataset.key}`] : ['add-first'];
}

page.addEventListener('input', (event) => {
  const input = event.target;
  if (input.matches('select[data-op], [name="newfield"], [name^="to."]')) return;
  if (input.name === 'match') {
    ask('look', { focus: [] });
    return;
  }
  if (input.matches('[data-find]') && isListed(input)) {
    ask('look', { focus: [input.id] });
    return;
  }
  look();
});

/** The control of the alternative that is about to come after a condition. */
function beyond(path = '') {
  const [group, place] = path.split('.');
  const next = `c-${group}-${Number(place ?? 0) + 1}`;
  return ['add', 'v0', 'from', 'name', 'value', 'op', 'field'].map((part) => `${next}-${part}`);
}

/* A list of choices changes with every key that is pressed in it: whoever types in one has chosen
   when they press Enter or go on. */

let undecided = null;

function choose(select, focus) {
  undecided = null;
  if (select.dataset.op !== 'condition') ask(select.dataset.op, { focus });
  else if (select.value) ask(`condition:${select.value}`, { focus: focus && added() });
}

page.addEventListener('change', (event) => {
  const select = event.target;
  if (!select.matches('select[data-op]')) return;
  if (select.dataset.keyed) undecided = select;
  else choose(select, [select.id]);
});
page.addEventListener('pointerdown', (event) => {
  const select = event.target.closest('select[data-op]');
  if (select) delete select.dataset.keyed;
});
page.addEventListener('keydown', (event) => {
  const select = event.target;
  if (!select.matches?.('select[data-op]')) return;
  if (event.key === 'Enter' && undecided === select) {
    event.preventDefault();
    choose(select, [select.id]);
  } else if (!['Tab', 'Shift', 'Enter', 'Escape', ' '].includes(event.key)) {
    select.dataset.keyed = 'yes';
  }
});
page.addEventListener('focusout', (event) => {
  if (undecided && event.target === undecided) choose(undecided, null);
});

/** The control of a condition that is about to come, after those that are there. */
function added() {
  const place = $$('.lines > .line:not(.grouped)', editor).length;
  return ['add', 'v0', 'from', 'name', 'value', 'op', 'field'].map((part) => `c-${place}-${part}`);
}

function isListed(input) {
  const wanted = input.value.trim().toLowerCase();
  return wanted && [...(input.list?.options ?? [])].some((option) => option.value.toLowerCase() === wanted);
}

page.addEventListener('click', (event) => {
  const carried = event.target.closest('[data-carry]');
  if (carried) {
    carried.closest('details').open = false;
    carry(carried.dataset.carry);
  }
  if (event.target.closest('#player-pull')) pull(!$('#player').classList.contains('pulled'));
});

/* By its handle, with a mouse or a finger: the row goes where the pointer is, and is sent where it is
   let go of. */

let dragged = null;

function drag(event) {
  const { row, list } = dragged;
  event.preventDefault();
  dragged.moved = true;
  row.classList.add('lifted');
  for (const other of list.children) {
    if (other === row) continue;
    const box = other.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    const before = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
    if (before && event.clientY < middle) {
      other.before(row);
      return;
    }
    if (!before && event.clientY > middle && other === row.nextElementSibling) {
      other.after(row);
      return;
    }
  }
  const edge = 60;
  if (event.clientY < edge) scrollBy(0, -10);
  if (event.clientY > innerHeight - edge) scrollBy(0, 10);
}

function letGo(event) {
  const { row, list, before, moved } = dragged;
  dragged = null;
  document.removeEventListener('pointermove', drag);
  document.removeEventListener('pointerup', letGo);
  document.removeEventListener('pointercancel', letGo);
  row.classList.remove('lifted');
  if (!moved) return;
  if (event.type === 'pointercancel') list.replaceChildren(...before);
  else if (before.indexOf(row) !== [...list.children].indexOf(row)) settle(row.dataset.key);
}

page.addEventListener('pointerdown', (event) => {
  const grip = event.target.closest('.rule-grip');
  if (!grip || event.button !== 0 || lifted || dragged) return;
  const row = grip.closest('.rule');
  dragged = { row, list: rows(), before: [...rows().children], moved: false };
  // On the document: a row that goes elsewhere in it would let go of the pointer.
  document.addEventListener('pointermove', drag);
  document.addEventListener('pointerup', letGo);
  document.addEventListener('pointercancel', letGo);
});

offer();
offerCarried();
rove();
