import { showMessage } from './api.js';
import { camerasPage } from './cameras.js';
import { cameraPage } from './camera.js';
import { eventsPage } from './events.js';

/** A page has a root, and may have update(cameras), show(event) and close(). */
let page = { root: null };
let cameras = [];

function open() {
  const [name, parameter] = location.hash.slice(1).split('=');
  if (name === 'main') {
    return;
  }
  page.close?.();
  if (name === 'events') {
    page = eventsPage(decodeURIComponent(parameter ?? ''));
  } else if (name === 'camera') {
    page = cameraPage(decodeURIComponent(parameter ?? ''));
  } else {
    page = camerasPage();
  }
  const main = document.getElementById('main');
  main.replaceChildren(page.root);
  const current = name === 'events' ? '#events' : '#cameras';
  for (const link of document.querySelectorAll('nav a')) {
    link.getAttribute('href') === current
      ? link.setAttribute('aria-current', 'page')
      : link.removeAttribute('aria-current');
  }
  page.update?.(cameras);
}

function connect() {
  const connection = document.getElementById('connection');
  const stream = new EventSource('/api/stream');
  stream.addEventListener('cameras', (message) => {
    cameras = JSON.parse(message.data);
    if (connection.textContent) {
      connection.textContent = '';
    }
    page.update?.(cameras);
  });
  stream.addEventListener('event', (message) => page.show?.(JSON.parse(message.data)));
  stream.onerror = () => {
    connection.textContent = 'Connecting …';
  };
}

addEventListener('hashchange', open);
addEventListener('unhandledrejection', (event) => {
  showMessage(event.reason.message);
  event.preventDefault();
});
open();
connect();
