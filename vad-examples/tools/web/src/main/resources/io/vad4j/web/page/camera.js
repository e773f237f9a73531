import { cameraPath, get, post, put } from './api.js';
import { livePicture } from './cameras.js';
import { definitions, element, scoreLine, stateClass, time, words } from './dom.js';
import { formatMask, maskEditor, parseMask } from './mask.js';
import { scheduleEditor } from './schedule.js';

const SIDE = 960;
const DELAY = 200;
const POLL = 2000;
const RATES = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60];

const rate = (value) => (value < 10 ? value.toPrecision(2) : value.toFixed(0));
const promiseText = (estimate) =>
  `${rate(estimate.eventsPerHour)} an hour (${rate(estimate.lowerBound)} to ${rate(estimate.upperBound)})`;
const nearest = (value) =>
  RATES.reduce((best, one, i) =>
    Math.abs(Math.log(one / value)) < Math.abs(Math.log(RATES[best] / value)) ? i : best, 0);

function seenText(seen) {
  const hours = seen.hours < 1 ? `${Math.round(seen.hours * 60)} min` : `${seen.hours.toFixed(1)} h`;
  return seen.hours < 0.1
    ? `${seen.events} events in ${hours}`
    : `${rate(seen.events / seen.hours)} an hour: ${seen.events} events in ${hours}`;
}

function learned(model) {
  if (!model) {
    return element('p', { className: 'soft', textContent: 'There is no detector yet.' });
  }
  return definitions([
    ['Learned', time(model.created)],
    ['From', model.sources.join(', ') || 'video'],
    ['Video', `${model.frames} frames of ${(model.seconds / 60).toFixed(1)} minutes`],
    ['Scorers', model.scorers.join(', ')],
    ...model.warnings.map((warning) => ['Warning', warning]),
  ]);
}

/** What changed by the events marked as normal, or that nothing was learned of them. */
function effectOfMarks({ state, message, effect }) {
  const busy = state === 'IDLE' ? [] : [element('p', { className: 'soft', textContent: message })];
  if (!effect) {
    return busy.length
      ? busy
      : [element('p', { className: 'soft', textContent: 'No event is marked as normal.' })];
  }
  const { falseAlarms, pseudoAnomalies, confirmed, hours } = effect;
  const anHour = (events) => (hours < 0.1 ? '' : ` (${rate(events / hours)} an hour)`);
  const kinds = new Map();
  for (const lost of effect.lost) {
    const kind = lost.split(':')[0];
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const lost = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return [
    ...busy,
    definitions([
      ['Marked as normal', `${effect.marks} events`],
      [
        'False alarms',
        `${falseAlarms.before}${anHour(falseAlarms.before)} before, ` +
          `${falseAlarms.after}${anHour(falseAlarms.after)} after`,
      ],
      [
        'Pseudo-anomalies',
        pseudoAnomalies.count
          ? `${pseudoAnomalies.before} of ${pseudoAnomalies.count} found before, ` +
            `${pseudoAnomalies.after} after`
          : 'none could be made of this video',
      ],
      ...(lost ? [['No longer found', lost]] : []),
      ...(confirmed.count
        ? [
            [
              'Confirmed anomalies',
              `${confirmed.before} of ${confirmed.count} found before, ${confirmed.after} after`,
            ],
          ]
        : []),
    ]),
  ];
}

/** One camera: picture with mask, operating point, what it has learned from. */
export function cameraPage(name) {
  const state = element('span');
  const text = element('p', { className: 'soft', role: 'status' });
  const scores = scoreLine();
  const heat = element('input', { type: 'checkbox', checked: true });
  const picture = livePicture(name, SIDE, () => heat.checked);
  const slider = element('input', { type: 'range', min: 0, max: RATES.length - 1, step: 1 });
  slider.setAttribute('aria-label', 'False alarms an hour');
  const promised = element('dd', { textContent: '…' });
  const seen = element('dd', { textContent: '…' });
  const apply = element('button', { type: 'button', textContent: 'Use', disabled: true });
  const reset = element('button', { type: 'button', textContent: 'As configured', disabled: true });
  const complete = element('button', { type: 'button', textContent: 'Complete area' });
  const clear = element('button', { type: 'button', textContent: 'Remove all areas' });
  const save = element('button', { type: 'button', textContent: 'Save areas', disabled: true });
  const saved = element('p', { className: 'soft', role: 'status' });
  const model = element('div');
  const marks = element('div', { role: 'status' });
  const zone = element('p', { className: 'soft' });
  const saveHours = element('button', { type: 'button', textContent: 'Save hours', disabled: true, 'data-action': 'save-hours' });
  const resetHours = element('button', {
    type: 'button',
    textContent: 'As configured',
    'aria-label': 'Hours as configured',
    'data-action': 'reset-hours',
    disabled: true,
  });
  const savedHours = element('p', { className: 'soft', role: 'status' });
  const calibrate = element('button', { type: 'button', textContent: 'Calibrate anew' });
  let settings = { ignored: '' };
  let timer = 0;
  let learning = '';
  let polling = 0;

  const editor = maskEditor([], () => {
    complete.disabled = !editor.canComplete();
    clear.disabled = editor.value().length === 0;
    save.disabled = formatMask(editor.value()) === formatMask(parseMask(settings.ignored));
  });
  let hours = '';
  const schedule = scheduleEditor(() => {
    saveHours.disabled = !schedule.isValid() || schedule.values().join() === hours;
  });
  complete.onclick = editor.complete;
  clear.onclick = editor.clear;

  const showPromise = async () => {
    const estimate = await get('/api/camera/promise', {
      camera: name,
      eventsPerHour: RATES[slider.value],
    });
    promised.textContent = promiseText(estimate);
  };
  const describe = () => slider.setAttribute('aria-valuetext', `${RATES[slider.value]} an hour`);
  slider.oninput = () => {
    apply.disabled = false;
    describe();
    clearTimeout(timer);
    timer = setTimeout(showPromise, DELAY);
  };
  const showLearning = (camera) => {
    const now = JSON.stringify(camera.learning);
    if (now !== learning) {
      learning = now;
      marks.replaceChildren(...effectOfMarks(camera.learning));
    }
    clearTimeout(polling);
    if (camera.learning.state === 'LEARNING') {
      polling = setTimeout(
        async () => showLearning(await get('/api/camera', { camera: name })),
        POLL,
      );
    }
  };
  const show = (camera) => {
    settings = camera.settings;
    showLearning(camera);
    hours = '';
    schedule.set(camera.schedule);
    hours = schedule.values().join();
    saveHours.disabled = true;
    zone.textContent = `Time zone ${camera.zone}`;
    resetHours.disabled = settings.schedule === undefined;
    calibrate.disabled = !camera.promised;
    seen.textContent = seenText(camera.seen);
    promised.textContent = camera.promised ? promiseText(camera.promised) : 'not known yet';
    slider.value = nearest(settings.eventsPerHour ?? camera.promised?.eventsPerHour ?? 1);
    slider.disabled = !camera.promised;
    apply.disabled = true;
    reset.disabled = settings.eventsPerHour === undefined;
    describe();
    model.replaceChildren(learned(camera.model));
    editor.set(parseMask(settings.ignored));
  };
  const change = async (changed, message, status = saved) => {
    saved.textContent = '';
    savedHours.textContent = '';
    show(await put(cameraPath(name), changed));
    status.textContent = message;
  };
  apply.onclick = () =>
    change({ ...settings, eventsPerHour: RATES[slider.value] }, 'The operating point is in use.');
  reset.onclick = () =>
    change(
      { ...settings, eventsPerHour: undefined },
      'The operating point is that of the configuration.',
    );
  saveHours.onclick = () =>
    change({ ...settings, schedule: schedule.values() }, 'Alerts follow these hours.', savedHours);
  resetHours.onclick = () =>
    change({ ...settings, schedule: undefined }, 'Alerts are as configured.', savedHours);
  save.onclick = () =>
    change({ ...settings, ignored: formatMask(editor.value()) }, 'The areas are ignored.');
  calibrate.onclick = async () => {
    saved.textContent = '';
    show(await post(`/api/camera/calibration?camera=${encodeURIComponent(name)}`));
    saved.textContent = 'The detector is calibrated on what it sees from now on.';
  };
  get('/api/camera', { camera: name }).then(show);

  const link = element('a', {
    href: `#events=${encodeURIComponent(name)}`,
    textContent: 'Events of this camera',
  });
  return {
    root: element(
      'div',
      { className: 'columns' },
      element(
        'section',
        { className: 'card' },
        element('div', { className: 'stage' }, picture.image, editor.canvas),
        scores.svg,
        element(
          'div',
          {},
          element('div', { className: 'head' }, element('h2', { textContent: name }), state),
          text,
          element('label', { className: 'row' }, heat, 'Heat map'),
          element('div', { className: 'marks' }, complete, clear, save),
        ),
      ),
      element(
        'section',
        { className: 'card' },
        element(
          'div',
          {},
          element('h2', { textContent: 'False alarms' }),
          slider,
          element(
            'dl',
            {},
            element('dt', { textContent: 'Promised' }),
            promised,
            element('dt', { textContent: 'Seen' }),
            seen,
          ),
          element('div', { className: 'marks' }, apply, reset, calibrate),
          saved,
          element('h3', { textContent: 'When it raises alerts' }),
          schedule.root,
          zone,
          element('div', { className: 'marks' }, schedule.add, saveHours, resetHours),
          savedHours,
          element('h3', { textContent: 'What it has learned of marks' }),
          marks,
          element('h3', { textContent: 'What it has learned from' }),
          model,
          element('p', {}, link),
        ),
      ),
    ),
    update(cameras) {
      const camera = cameras.find((one) => one.name === name);
      if (camera) {
        state.textContent = words(camera.state);
        state.className = `state ${stateClass(camera.state)}`;
        const described = camera.message || camera.causes.map(words).join(', ');
        if (text.textContent !== described) {
          text.textContent = described;
        }
        scores.update(camera.scores);
        picture.setAvailable(camera.image);
      }
    },
    close() {
      clearTimeout(timer);
      clearTimeout(polling);
      picture.close();
    },
  };
}
