// The course in the reader's language; the choice keeps the lesson that is being read.
const choices = [...document.querySelectorAll('[data-set-lang]')];
function language(code) {
  const lesson = location.hash.replace(/^#\w+-/, '');
  document.documentElement.dataset.lang = code;
  document.documentElement.lang = code;
  choices.forEach(b => b.classList.toggle('on', b.dataset.setLang === code));
  if (lesson) location.hash = '#' + code + '-' + lesson;
}
choices.forEach(b => b.addEventListener('click', () => language(b.dataset.setLang)));
const asked = /^#(en|zh)-/.exec(location.hash);
language(asked ? asked[1] : (navigator.language || 'en').startsWith('zh') ? 'zh' : 'en');
