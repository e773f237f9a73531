/** An element with properties, attributes and children; texts are never parsed as HTML. */
export function element(name, properties = {}, ...children) {
  const svg = ['svg', 'polyline', 'line', 'title'].includes(name);
  const made = svg
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (!svg && key in made && key !== 'role') {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A select with its label. */
export function select(label, options, value, onchange) {
  const list = element('select', { onchange: () => onchange(list.value) });
  for (const [key, text] of options) {
    list.append(element('option', { value: key, textContent: text, selected: key === value }));
  }
  return element('label', {}, label, list);
}

export function definitions(pairs) {
  const list = element('dl');
  for (const [term, text] of pairs) {
    list.append(element('dt', { textContent: term }), element('dd', { textContent: text }));
  }
  return list;
}

export const KINDS = {
  MOTION: 'anomalous motion',
  DIRECTION: 'anomalous direction',
  APPEARANCE: 'anomalous appearance',
  STATIONARY_OBJECT: 'stationary object',
  OTHER: 'other anomaly',
};

export function time(text) {
  return new Date(text).toLocaleString([], { dateStyle: 'medium', timeStyle: 'medium' });
}

export function words(name) {
  return name.toLowerCase().replaceAll('_', ' ');
}

export function stateClass(state) {
  return { WATCHING: 'good', LEARNING: 'warn', STARTING: 'warn', PAUSED: 'warn' }[state] ?? 'bad';
}

const WIDTH = 120;
const HEIGHT = 40;
const TOP = 2;

/** The score line of the last seconds, with the threshold as a dashed line. */
export function scoreLine() {
  const title = element('title');
  const line = element('polyline', { points: '' });
  const svg = element(
    'svg',
    { class: 'scores', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' },
    title,
    element('line', { x1: 0, x2: WIDTH, y1: HEIGHT / TOP, y2: HEIGHT / TOP }),
    line,
  );
  return {
    svg,
    update(scores) {
      const last = scores.at(-1);
      title.textContent =
        last === undefined ? 'No scores yet' : `Score: ${last.toFixed(2)} of the threshold`;
      const first = WIDTH - scores.length;
      line.setAttribute(
        'points',
        scores
          .map((score, i) => `${first + i},${HEIGHT - (Math.min(score, TOP) / TOP) * HEIGHT}`)
          .join(' '),
      );
    },
  };
}
