// What makes the pages about links lively. They work without it.
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const KEYS_OFF = 'waymark.keys.off';

/* ---- Selecting: the bar for several links is there while any is selected. ---- */

function look() {
  const bar = $('[data-bulk]');
  if (!bar) return;
  const boxes = $$('[data-row-select]');
  const selected = boxes.filter((box) => box.checked);
  bar.hidden = selected.length === 0;
  $('[data-bulk-count]', bar).textContent = selected.length;
  boxes.forEach((box) => box.closest('[data-row]').toggleAttribute('data-selected', box.checked));
  const all = $('[data-select-all]');
  if (all) {
    all.checked = selected.length > 0 && selected.length === boxes.length;
    all.indeterminate = selected.length > 0 && selected.length < boxes.length;
  }
}

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-select-all]')) {
    $$('[data-row-select]').forEach((box) => {
      box.checked = event.target.checked;
    });
  }
  if (event.target.matches('[data-select-all], [data-row-select]')) look();
});

/* ---- Keys: j and k go through the links, the others do something with the one at hand. ---- */

const rowAt = () => document.activeElement?.closest('[data-row]');

function go(step) {
  const rows = $$('[data-row]');
  if (!rows.length) return;
  const at = rows.indexOf(rowAt());
  const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  $('[data-row-edit]', next).focus();
  next.scrollIntoView({ block: 'nearest' });
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  c: () => $('[data-copy]', rowAt())?.click(),
  e: () => $('[data-row-edit]', rowAt())?.click(),
  q: () => $('[data-row-qr]', rowAt())?.click(),
  x: () => $('[data-row-select]', rowAt())?.click(),
};

document.addEventListener('keydown', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const isWriting = target?.matches('input:not([type=checkbox], [type=radio]), textarea, select');
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting) return;
  if (localStorage.getItem(KEYS_OFF) || $('dialog[open]') || !$('[data-rows]')) return;
  const key = KEYS[event.key];
  if (!key || (!'jk'.includes(event.key) && !rowAt())) return;
  event.preventDefault();
  key();
});

/* ---- The phone's own way of sharing, where there is one. ---- */

function share() {
  if (!navigator.share) return;
  $$('[data-share]').forEach((button) => {
    button.hidden = false;
  });
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-share], [data-print]') : null;
  if (button?.matches('[data-share]')) navigator.share({ url: button.dataset.share }).catch(() => {});
  if (button?.matches('[data-print]')) window.print();
});

/* ---- The form: what a campaign and a preview card look like, while they are typed. ---- */

const UTM = ['source', 'medium', 'campaign', 'term', 'content'];

function drawCampaign(form) {
  const result = $('[data-utm-result]', form);
  if (!result) return;
  let target = form.elements.target.value.trim();
  const hash = target.indexOf('#');
  const fragment = hash < 0 ? '' : target.slice(hash);
  if (hash >= 0) target = target.slice(0, hash);
  UTM.forEach((name) => {
    const value = form.elements[`utm_params.${name}`].value.trim();
    if (!value || target.includes(`utm_${name}=`)) return;
    target += `${target.includes('?') ? '&' : '?'}utm_${name}=${encodeURIComponent(value)}`;
  });
  result.textContent = form.elements.target.value.trim() ? target + fragment : '';
}

function drawCard(form) {
  const title = $('[data-preview-title]', form);
  if (!title) return;
  title.textContent = form.elements.og_title.value || form.elements.title.value;
  $('[data-preview-text]', form).textContent = form.elements.og_description.value;
}

document.addEventListener('input', (event) => {
  const form = event.target.closest?.('.link-form');
  if (!form) return;
  drawCampaign(form);
  drawCard(form);
});

/* ---- What the server asks for, and what comes later. ---- */

document.addEventListener('open-dialog', () => {
  const dialog = document.getElementById('dialog');
  if (!dialog.open) dialog.showModal();
  $('button, a', dialog)?.focus();
});
document.addEventListener('htmx:load', () => {
  look();
  share();
});

look();
share();
$$('.link-form').forEach(drawCard);
