import { get, put } from './api.js';
import { definitions, element, KINDS, select, time } from './dom.js';

const LIMIT = 60;
const SEARCH_DELAY = 250;
const MARKS = { NORMAL: 'Normal here', CONFIRMED: 'Anomaly' };

function markButtons(event, onchange) {
  return element(
    'div',
    { className: 'marks' },
    ...Object.entries(MARKS).map(([mark, text]) => {
      const pressed = event.mark === mark;
      const button = element('button', {
        type: 'button',
        textContent: text,
        onclick: async () =>
          onchange(
            await put(`/api/events/${event.key}/mark`, { mark: pressed ? 'NONE' : mark }),
            mark,
          ),
      });
      button.setAttribute('aria-pressed', pressed);
      button.dataset.mark = mark;
      return button;
    }),
  );
}

function media(event) {
  if (event.clip) {
    const video = element('video', {
      src: `/api/events/${event.key}/clip`,
      controls: true,
      autoplay: true,
      muted: true,
    });
    video.setAttribute('aria-label', 'Clip of the event');
    return video;
  }
  return event.thumbnail
    ? element('img', { src: `/api/events/${event.key}/thumbnail`, alt: event.summary })
    : element('p', { className: 'soft', textContent: 'There is no picture of this event.' });
}

function openDialog(event, onchange) {
  const dialog = document.getElementById('event');
  const show = (shown, focused) => {
    const buttons = markButtons(shown, (changed, mark) => {
      onchange(changed);
      show(changed, mark);
    });
    dialog.querySelector('.marks')?.replaceWith(buttons);
    buttons.querySelector(`[data-mark=${focused}]`)?.focus();
    return buttons;
  };
  dialog.replaceChildren(
    element('h2', { id: 'event-title', textContent: event.summary }),
    media(event),
    show(event),
    definitions([
      ['Camera', event.camera],
      ['Began', time(event.start)],
      ['Ended', time(event.end)],
      ['Kind', KINDS[event.kind]],
      ['Peak score', event.score.toFixed(1)],
      ['Channel', event.channel],
    ]),
    element('button', { type: 'button', textContent: 'Close', onclick: () => dialog.close() }),
  );
  dialog.onclose = () => dialog.replaceChildren();
  dialog.showModal();
}

function card(event, onchange) {
  const picture = event.thumbnail
    ? element('img', {
        className: 'picture',
        src: `/api/events/${event.key}/thumbnail`,
        alt: '',
        loading: 'lazy',
      })
    : element('div', { className: 'picture' });
  const open = element(
    'button',
    { type: 'button', className: 'open', onclick: () => openDialog(event, onchange) },
    picture,
    element(
      'div',
      {},
      element('h2', { textContent: event.summary }),
      element('p', { className: 'soft', textContent: `${event.camera}, ${time(event.start)}` }),
    ),
  );
  const root = element('article', { className: 'card' }, open);
  root.append(element('div', {}, markButtons(event, onchange)));
  root.dataset.key = event.key;
  root.dataset.start = event.start;
  return root;
}

/** All events, or those of a camera. */
export function eventsPage(camera) {
  const filter = { camera, kind: '', mark: '', text: '' };
  const grid = element('section', { className: 'grid' });
  grid.setAttribute('aria-label', 'Events');
  const count = element('p', { className: 'soft', role: 'status' });
  const more = element('button', { type: 'button', textContent: 'More', hidden: true });
  let cameras = [];
  let timer = 0;
  let asked = 0;

  const show = (event) => {
    const shown = grid.querySelector(`[data-key="${event.key}"]`);
    const focused = shown?.contains(document.activeElement)
      ? document.activeElement.dataset.mark
      : undefined;
    const added = card(event, show);
    if (shown) {
      shown.replaceWith(added);
      added.querySelector(`[data-mark=${focused}]`)?.focus();
    } else if (matches(event)) {
      const later = [...grid.children].find((other) => other.dataset.start <= event.start);
      grid.insertBefore(added, later ?? null);
    }
    count.textContent = `${grid.children.length} events`;
  };
  const matches = (event) =>
    (!filter.camera || event.camera === filter.camera) &&
    (!filter.kind || event.kind === filter.kind) &&
    (!filter.mark || event.mark === filter.mark) &&
    `${event.summary} ${event.camera}`.toLowerCase().includes(filter.text.trim().toLowerCase());

  const load = async (before) => {
    const number = ++asked;
    const parameters = { ...filter, limit: LIMIT, ...(before && { before }) };
    const events = await get('/api/events', parameters);
    if (number !== asked) {
      return;
    }
    if (!before) {
      grid.replaceChildren();
    }
    grid.append(...events.map((event) => card(event, show)));
    more.hidden = events.length < LIMIT;
    count.textContent = grid.children.length ? `${grid.children.length} events` : 'No events';
  };
  more.onclick = () => load(grid.lastElementChild.dataset.start);

  const set = (name) => (value) => {
    filter[name] = value;
    load();
  };
  const cameraFilter = element('span');
  const search = element('input', { type: 'search', value: '' });
  search.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(() => set('text')(search.value), SEARCH_DELAY);
  };
  const kinds = [['', 'all'], ...Object.entries(KINDS)];
  const marks = [['', 'all'], ['NONE', 'not marked'], ['NORMAL', 'normal'], ['CONFIRMED', 'anomaly']];
  load();
  return {
    root: element(
      'div',
      {},
      element(
        'div',
        { className: 'bar', role: 'search' },
        cameraFilter,
        select('Kind', kinds, '', set('kind')),
        select('Mark', marks, '', set('mark')),
        element('label', {}, 'Search', search),
        count,
        element('a', { href: '/api/export', download: 'events.zip', textContent: 'Export marked' }),
      ),
      grid,
      more,
    ),
    update(all) {
      const names = all.map((one) => one.name);
      if (names.join('\n') !== cameras.join('\n')) {
        cameras = names;
        const options = [['', 'all'], ...names.map((name) => [name, name])];
        cameraFilter.replaceChildren(select('Camera', options, filter.camera, set('camera')));
      }
    },
    show,
  };
}
