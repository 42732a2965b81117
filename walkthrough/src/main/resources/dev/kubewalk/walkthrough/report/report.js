'use strict';
const steps = JSON.parse(document.getElementById('steps').textContent);
const order = Object.keys(steps);
const byId = id => document.getElementById(id);
const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

const WORDS = {
  en: {
    title: 'How it started:', steps: 'steps', expand: 'Expand all', collapse: 'Collapse all', fit: 'Fit',
    search: 'Search the story', close: 'close', next: 'next step', previous: 'previous step',
    changed: 'changed', took: 'took', began: 'began after', thread: 'thread', row: 'catalogue',
    failed: 'failed', open: 'still open', zoomIn: 'zoom in', zoomOut: 'zoom out',
  },
  zh: {
    title: '启动过程：', steps: '步', expand: '全部展开', collapse: '全部收起', fit: '适合宽度',
    search: '搜索', close: '关闭', next: '下一步', previous: '上一步',
    changed: '改变', took: '耗时', began: '开始于', thread: '线程', row: '目录条目',
    failed: '失败', open: '尚未结束', zoomIn: '放大', zoomOut: '缩小',
  },
};
const PICTURES_ZH = {
  'startup-1-overview': '启动一览', 'startup-2-outline': '启动概要', 'startup-3-detailed': '启动细节',
  'startup-4-everything': '启动的每一步', 'server-chain': '服务器链与委托', 'post-start-hooks': '启动后钩子',
  'group-versions': '启用的组版本', 'handler-chain': '处理器链', 'prepared-types': '从构建到运行的类型',
  shutdown: '关闭', timeline: '时间线', request: '一个请求',
};

let lang = 'en';
let shown = null;
let current = null;
const zooms = {};
const word = name => WORDS[lang][name];

function language(code) {
  lang = code;
  document.documentElement.dataset.lang = code;
  document.documentElement.lang = code;
  all('[data-set-lang]').forEach(b => {
    b.classList.toggle('on', b.dataset.setLang === code);
    b.setAttribute('aria-pressed', b.dataset.setLang === code);
  });
  all('[data-text]').forEach(e => { e.textContent = word(e.dataset.text); });
  byId('search').placeholder = word('search') + '  ( / )';
  all('[data-picture]').forEach(b => {
    b.dataset.en = b.dataset.en || b.textContent;
    b.textContent = code === 'zh' && PICTURES_ZH[b.dataset.picture] || b.dataset.en;
  });
  all('[data-zoom=in]').forEach(b => b.setAttribute('aria-label', word('zoomIn')));
  all('[data-zoom=out]').forEach(b => b.setAttribute('aria-label', word('zoomOut')));
  if (current) details(current);
}

// --- pictures

function picture(name) {
  all('#stage figure').forEach(f => { f.hidden = f.id !== 'picture-' + name; });
  all('[data-picture]').forEach(b => {
    const on = b.dataset.picture === name;
    b.classList.toggle('on', on);
    b.setAttribute('aria-selected', on);
    b.tabIndex = on ? 0 : -1;
  });
  shown = name;
  byId('stage').scrollTo(0, 0);
  zoom(zooms[name] ? 'same' : 'first');
  mark();
}

/** What is under the point stays there; without one, the middle does. */
function zoom(how, point) {
  const figure = byId('picture-' + shown);
  const svg = figure && figure.querySelector('svg');
  if (!svg) return;
  const stage = byId('stage');
  const natural = svg.viewBox.baseVal && svg.viewBox.baseVal.width || svg.clientWidth;
  const before = zooms[shown] || 1;
  const fit = Math.min(1, (stage.clientWidth - 42) / natural);
  const scale = {
    in: before * 1.25, out: before / 1.25, fit, full: 1, first: Math.max(fit, .8), same: before,
  }[how];
  zooms[shown] = Math.min(4, Math.max(.1, scale));
  const x = point ? point.x : stage.clientWidth / 2;
  const y = point ? point.y : stage.clientHeight / 2;
  const left = (stage.scrollLeft + x) * zooms[shown] / before - x;
  const top = (stage.scrollTop + y) * zooms[shown] / before - y;
  svg.style.width = natural * zooms[shown] + 'px';
  svg.style.height = 'auto';
  if (how === 'in' || how === 'out') stage.scrollTo(left, top);
  byId('scale').textContent = Math.round(zooms[shown] * 100) + '%';
}

const target = link => {
  const href = link.getAttribute('href') || link.getAttributeNS('http://www.w3.org/1999/xlink', 'href') || '';
  const match = /#step-(\d+)$/.exec(href);
  return match && match[1];
};

/** Marks the current step in the picture, and brings it into sight. */
function mark() {
  all('#stage a.here').forEach(a => a.classList.remove('here'));
  const links = all('#picture-' + shown + ' a').filter(a => current && target(a) === current);
  links.forEach(a => a.classList.add('here'));
  if (!links.length) return;
  const stage = byId('stage').getBoundingClientRect();
  const box = links[0].getBoundingClientRect();
  const outside = box.top < stage.top || box.bottom > stage.bottom || box.left < stage.left || box.right > stage.right;
  if (outside) links[0].scrollIntoView({ block: 'center', inline: 'center' });
}

// --- details of a step

function row(table, name, value) {
  if (value === undefined || value === '' || (Array.isArray(value) && !value.length)) return;
  const tr = table.insertRow();
  tr.insertCell().textContent = name;
  tr.insertCell().textContent = Array.isArray(value) ? value.join('\n') : value;
}

function button(text, label, action) {
  const made = Object.assign(document.createElement('button'), { textContent: text, title: label, onclick: action });
  made.setAttribute('aria-label', label);
  return made;
}

function details(id) {
  const step = steps[id];
  if (!step) return;
  const box = byId('details');
  box.replaceChildren();
  const title = document.createElement('h2');
  title.append(Object.assign(document.createElement('b'), { textContent: step.number }), step.heading);
  const moves = Object.assign(document.createElement('div'), { className: 'moves' });
  moves.append(button('‹', word('previous') + ' (k)', () => move(-1)),
    button('›', word('next') + ' (j)', () => move(1)), button('×', word('close') + ' (Esc)', close));
  const table = document.createElement('table');
  row(table, 'Java', step.java);
  row(table, 'Go', step.go + '\n' + step.file);
  row(table, word('failed'), step.failure);
  for (const [name, value] of Object.entries(step.notes)) row(table, name, value);
  row(table, word('changed'), step.changes);
  row(table, word('took'), step.took || word('open'));
  row(table, word('began'), step.start);
  row(table, word('thread'), step.thread);
  row(table, word('row'), step.row + '  ' + step.key);
  box.append(title, moves, table);
  box.scrollTop = 0;
  box.hidden = false;
}

function close() {
  byId('details').hidden = true;
  current = null;
  all('.here').forEach(e => e.classList.remove('here'));
}

function goTo(id, inStory) {
  if (!steps[id]) return;
  current = id;
  all('.step.here').forEach(e => e.classList.remove('here'));
  all('[data-step="' + id + '"]').forEach(element => {
    element.classList.add('here');
    if (inStory) return;
    for (let e = element; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    if (element.offsetParent) element.firstElementChild.scrollIntoView({ block: 'center' });
  });
  details(id);
  mark();
}

function move(by) {
  const at = order.indexOf(current);
  const next = order[Math.min(order.length - 1, Math.max(0, at + by))];
  goTo(next);
}

// --- search

function search(text) {
  const story = document.querySelector('#story > [lang=' + lang + ']');
  const wanted = text.trim().toLowerCase();
  all('.hit, .away', byId('story')).forEach(e => e.classList.remove('hit', 'away'));
  if (!wanted) return;
  all('details.step', story).forEach(step => {
    const own = step.children[0].textContent + ' ' + step.children[1].textContent;
    step.classList.toggle('hit', own.toLowerCase().includes(wanted));
  });
  all('details.step', story).forEach(step => {
    const inside = step.querySelector('.hit');
    if (inside) step.open = true;
    step.classList.toggle('away', !inside && !step.classList.contains('hit'));
  });
}

// --- what the reader does

document.addEventListener('click', event => {
  const link = event.target.closest('a');
  if (link) {
    const id = target(link);
    if (id) { event.preventDefault(); goTo(id); }
    return;
  }
  const data = event.target.dataset || {};
  if (data.setLang) language(data.setLang);
  if (data.picture) picture(data.picture);
  if (data.zoom) zoom(data.zoom);
  const summary = event.target.closest('details.step > summary');
  if (summary) goTo(summary.parentElement.dataset.step, true);
});

const open = value => all('#story details.step').forEach(d => { d.open = value; });
byId('expand').onclick = () => open(true);
byId('collapse').onclick = () => open(false);
byId('search').oninput = event => search(event.target.value);

document.addEventListener('keydown', event => {
  const typing = event.target.tagName === 'INPUT';
  if (event.key === 'Escape') {
    if (typing) { event.target.value = ''; search(''); event.target.blur(); } else close();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const tabs = all('[data-picture]');
  const tab = tabs.indexOf(event.target);
  if (tab >= 0 && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
    const next = tabs[(tab + (event.key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length];
    picture(next.dataset.picture);
    next.focus();
  } else if (event.key === '/') {
    event.preventDefault();
    byId('search').focus();
  } else if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
  else if (event.key === '+') zoom('in');
  else if (event.key === '-') zoom('out');
  else if (event.key === '0') zoom('fit');
});

const stage = byId('stage');
stage.addEventListener('wheel', event => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const box = stage.getBoundingClientRect();
  zoom(event.deltaY < 0 ? 'in' : 'out', { x: event.clientX - box.left, y: event.clientY - box.top });
}, { passive: false });
stage.addEventListener('pointerdown', event => {
  if (event.button !== 0 || event.target.closest('a')) return;
  const from = { x: event.clientX + stage.scrollLeft, y: event.clientY + stage.scrollTop };
  stage.classList.add('held');
  const drag = e => stage.scrollTo(from.x - e.clientX, from.y - e.clientY);
  const drop = () => {
    stage.classList.remove('held');
    removeEventListener('pointermove', drag);
    removeEventListener('pointerup', drop);
  };
  addEventListener('pointermove', drag);
  addEventListener('pointerup', drop);
});

function follow() {
  const match = /^#step-(\d+)$/.exec(location.hash);
  if (match) goTo(match[1]);
}

window.addEventListener('hashchange', follow);
language((navigator.language || 'en').startsWith('zh') ? 'zh' : 'en');
const first = document.querySelector('[data-picture]');
if (first) picture(first.dataset.picture);
follow();
