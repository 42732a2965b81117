'use strict';
const steps = JSON.parse(document.getElementById('steps').textContent);
const byId = id => document.getElementById(id);
const zooms = {};
let shown = null;

function language(code) {
  document.documentElement.dataset.lang = code;
  document.documentElement.lang = code;
  document.querySelectorAll('[data-set-lang]').forEach(b => b.classList.toggle('on', b.dataset.setLang === code));
}

function picture(name) {
  document.querySelectorAll('#stage figure').forEach(f => { f.hidden = f.id !== 'picture-' + name; });
  document.querySelectorAll('[data-picture]').forEach(b => b.classList.toggle('on', b.dataset.picture === name));
  shown = name;
  zoom('same');
}

function zoom(how) {
  const figure = byId('picture-' + shown);
  const svg = figure && figure.querySelector('svg');
  if (!svg) return;
  const stage = byId('stage');
  const natural = svg.viewBox.baseVal && svg.viewBox.baseVal.width || svg.clientWidth;
  const before = zooms[shown] || 1;
  zooms[shown] = how === 'in' ? before * 1.25 : how === 'out' ? before / 1.25
    : how === 'fit' ? Math.min(1, (stage.clientWidth - 24) / natural) : before;
  svg.style.width = natural * zooms[shown] + 'px';
  svg.style.height = 'auto';
}

function row(table, name, value) {
  if (value === undefined || value === '' || (Array.isArray(value) && !value.length)) return;
  const tr = table.insertRow();
  tr.insertCell().textContent = name;
  tr.insertCell().textContent = Array.isArray(value) ? value.join('\n') : value;
}

function details(id) {
  const step = steps[id];
  if (!step) return;
  const box = byId('details');
  box.replaceChildren();
  const close = Object.assign(document.createElement('button'), { className: 'close', textContent: '×' });
  close.onclick = () => { box.hidden = true; };
  const title = Object.assign(document.createElement('h2'), { textContent: step.number + ' ' + step.go });
  const table = document.createElement('table');
  row(table, 'Java', step.java);
  row(table, 'Go', step.go + ' (' + step.file + ')');
  row(table, 'failed', step.failure);
  for (const [name, value] of Object.entries(step.notes)) row(table, name, value);
  row(table, 'changed', step.changes);
  row(table, 'took', step.took);
  row(table, 'began after', step.start);
  row(table, 'thread', step.thread);
  row(table, 'catalogue', step.row + ' ' + step.key);
  box.append(close, title, table);
  box.hidden = false;
}

function goTo(id) {
  document.querySelectorAll('.here').forEach(e => e.classList.remove('here'));
  document.querySelectorAll('[data-step="' + id + '"]').forEach(element => {
    element.classList.add('here');
    for (let e = element; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    if (element.offsetParent) element.scrollIntoView({ block: 'center' });
  });
  details(id);
}

function follow() {
  const match = /^#step-(\d+)$/.exec(location.hash);
  if (match) goTo(match[1]);
}

document.addEventListener('click', event => {
  const link = event.target.closest('a');
  if (link) {
    const target = link.getAttribute('href') || link.getAttributeNS('http://www.w3.org/1999/xlink', 'href') || '';
    const match = /#step-(\d+)$/.exec(target);
    if (match) { event.preventDefault(); goTo(match[1]); }
    return;
  }
  const data = event.target.dataset || {};
  if (data.setLang) language(data.setLang);
  if (data.picture) picture(data.picture);
  if (data.zoom) zoom(data.zoom);
  const summary = event.target.closest('details.step > summary');
  if (summary) details(summary.parentElement.dataset.step);
});
const all = open => document.querySelectorAll('#story details.step').forEach(d => { d.open = open; });
byId('expand').onclick = () => all(true);
byId('collapse').onclick = () => all(false);
window.addEventListener('hashchange', follow);
language((navigator.language || 'en').startsWith('zh') ? 'zh' : 'en');
const first = document.querySelector('[data-picture]');
if (first) picture(first.dataset.picture);
follow();
