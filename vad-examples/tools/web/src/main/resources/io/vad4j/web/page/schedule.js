import { element } from './dom.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WEEK = DAYS.map((day) => day.slice(0, 3).toLowerCase());
const NEW = '22:00-06:00';

/** The days of a text such as "mon-fri,sun"; of none, all. */
function toDays(text) {
  const days = new Set();
  for (const part of text.split(',')) {
    const [first, last = first] = part.split('-').map((day) => WEEK.indexOf(day));
    for (let day = first; day !== last; day = (day + 1) % WEEK.length) {
      days.add(day);
    }
    days.add(last);
  }
  return days;
}

/** Days and hours of one window such as "mon-fri 22:00-06:00", with a button that removes it. */
function windowRow(text, number, onchange, onremove) {
  const [hours, days = 'mon-sun'] = text.split(' ').reverse();
  const chosen = toDays(days);
  const [from, to] = hours.split('-').map((value, i) =>
    element('input', { type: 'time', required: true, value, oninput: onchange,
      'aria-label': i === 0 ? 'From' : 'To' }));
  const boxes = DAYS.map((day, i) =>
    element('input', { type: 'checkbox', checked: chosen.has(i), onchange, 'aria-label': day }));
  return {
    root: element(
      'fieldset',
      { className: 'window' },
      element('legend', { textContent: `Hours ${number}` }),
      element(
        'div',
        { className: 'days' },
        ...boxes.map((box, i) => element('label', {}, box, DAYS[i].slice(0, 3))),
      ),
      element(
        'div',
        { className: 'marks' },
        element('label', {}, 'From', from),
        element('label', {}, 'To', to),
        element('button', { type: 'button', textContent: 'Remove', onclick: onremove,
          'aria-label': `Remove hours ${number}` }),
      ),
    ),
    focus: () => boxes[0].focus(),
    isValid: () => boxes.some((box) => box.checked) && Boolean(from.value && to.value),
    value: () =>
      `${WEEK.filter((day, i) => boxes[i].checked).join(',')} ${from.value}-${to.value}`,
  };
}

/** When a camera raises alerts: rows of days and hours; without any, at all times. */
export function scheduleEditor(onchange) {
  const add = element('button', { type: 'button', textContent: 'Add hours',
    'data-action': 'add-hours' });
  const rows = element('div');
  let windows = [];
  const draw = () => {
    rows.replaceChildren(
      ...(windows.length
        ? windows.map((row) => row.root)
        : [element('p', { textContent: 'Alerts at any time' })]),
    );
    onchange();
  };
  const set = (texts) => {
    windows = texts.map((text, i) =>
      windowRow(text, i + 1, onchange, () => {
        set(values().filter((value, other) => other !== i));
        add.focus();
      }));
    draw();
  };
  const values = () => windows.map((row) => row.value());
  add.onclick = () => {
    set([...values(), NEW]);
    windows.at(-1).focus();
  };
  return { root: rows, add, set, values, isValid: () => windows.every((row) => row.isValid()) };
}
