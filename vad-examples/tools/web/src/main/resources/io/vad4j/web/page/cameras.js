import { picturePath } from './api.js';
import { element, scoreLine, stateClass, words } from './dom.js';

const SIDE = 480;
const INTERVAL = 1000;

/** With more cameras than these, each shows a picture every other second. */
const MANY = 8;

/**
 * A picture that is loaded anew while it is in view and the page is looked at, at every second or as
 * many of them as every() says.
 */
export function livePicture(name, side, isHeat, every = () => 1) {
  const image = element('img', { className: 'picture', alt: `Picture of ${name}` });
  let visible = true;
  let available = false;
  let loading = false;
  const observer = new IntersectionObserver((entries) => {
    visible = entries.at(-1).isIntersecting;
  });
  observer.observe(image);
  image.onload = image.onerror = () => {
    loading = false;
  };
  const load = () => {
    if (available && visible && !document.hidden && !loading) {
      loading = true;
      image.src = picturePath(name, side, isHeat());
    }
  };
  let seconds = 0;
  const timer = setInterval(() => {
    if (++seconds % every() === 0) {
      load();
    }
  }, INTERVAL);
  return {
    image,
    setAvailable(value) {
      const first = value && !available;
      available = value;
      if (first) {
        load();
      }
    },
    close() {
      clearInterval(timer);
      observer.disconnect();
    },
  };
}

function tile(name, isHeat, every) {
  const state = element('span');
  const text = element('p', { className: 'soft' });
  const scores = scoreLine();
  const picture = livePicture(name, SIDE, isHeat, every);
  const link = element('a', { href: `#camera=${encodeURIComponent(name)}`, textContent: name });
  const root = element(
    'article',
    { className: 'card' },
    picture.image,
    scores.svg,
    element(
      'div',
      {},
      element('div', { className: 'head' }, element('h2', {}, link), state),
      text,
    ),
  );
  return {
    root,
    update(camera) {
      state.textContent = words(camera.state);
      state.className = `state ${stateClass(camera.state)}`;
      text.textContent =
        camera.message || `${camera.events} events, ${camera.scored} frames scored`;
      scores.update(camera.scores);
      picture.setAvailable(camera.image);
    },
    close: picture.close,
  };
}

/** All cameras. */
export function camerasPage() {
  const heat = element('input', { type: 'checkbox', checked: true });
  const grid = element('section', { className: 'grid' });
  grid.setAttribute('aria-label', 'Cameras');
  const tiles = new Map();
  return {
    root: element(
      'div',
      {},
      element('div', { className: 'bar' }, element('label', { className: 'row' }, heat, 'Heat map')),
      grid,
    ),
    update(cameras) {
      for (const [name, shown] of tiles) {
        if (!cameras.some((camera) => camera.name === name)) {
          shown.close();
          shown.root.remove();
          tiles.delete(name);
        }
      }
      for (const camera of cameras) {
        if (!tiles.has(camera.name)) {
          const added = tile(
            camera.name,
            () => heat.checked,
            () => (tiles.size > MANY ? 2 : 1),
          );
          tiles.set(camera.name, added);
          grid.append(added.root);
        }
        tiles.get(camera.name).update(camera);
      }
    },
    close() {
      tiles.forEach((shown) => shown.close());
    },
  };
}
