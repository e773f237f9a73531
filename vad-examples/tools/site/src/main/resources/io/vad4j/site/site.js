// Search over the sections of all pages, in the browser.
const root = document.body.dataset.root;
const input = document.getElementById('search');
const results = document.getElementById('results');
const MAX_RESULTS = 12;
let index;

if (window.matchMedia('(max-width: 50rem)').matches) {
  document.querySelector('.navigation').open = false;
}

function build() {
  return lunr(function () {
    this.ref('id');
    this.field('title', {boost: 10});
    this.field('page', {boost: 3});
    this.field('text');
    window.searchIndex.forEach((section, id) => this.add({id, ...section}));
  });
}

function find(text) {
  index = index || build();
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return index.query(query => words.forEach(word => {
    query.term(word, {boost: 10});
    query.term(word, {wildcard: lunr.Query.wildcard.TRAILING});
  }));
}

function excerpt(text, word) {
  const at = Math.max(0, text.toLowerCase().indexOf(word.toLowerCase()) - 40);
  return (at > 0 ? '…' : '') + text.slice(at, at + window.excerptLength) + '…';
}

input.addEventListener('input', () => {
  results.replaceChildren();
  const text = input.value.trim();
  if (text.length < 2) {
    return;
  }
  for (const hit of find(text).slice(0, MAX_RESULTS)) {
    const section = window.searchIndex[hit.ref];
    const link = document.createElement('a');
    link.href = root + section.url;
    link.textContent = section.title === section.page ? section.page : section.page + ': ' + section.title;
    const detail = document.createElement('small');
    detail.textContent = excerpt(section.text, text.split(/\s+/)[0]);
    link.append(detail);
    const item = document.createElement('li');
    item.append(link);
    results.append(item);
  }
  if (!results.children.length) {
    const item = document.createElement('li');
    item.textContent = 'Nothing found.';
    results.append(item);
  }
});

input.form.addEventListener('submit', event => {
  event.preventDefault();
  results.querySelector('a')?.click();
});
document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== input) {
    event.preventDefault();
    input.focus();
  }
});
document.addEventListener('click', event => {
  if (!input.form.contains(event.target)) {
    results.replaceChildren();
  }
});

// A search may stand in the address: index.html?q=threshold
const asked = new URLSearchParams(window.location.search).get('q');
if (asked) {
  input.value = asked;
  input.dispatchEvent(new Event('input'));
}
