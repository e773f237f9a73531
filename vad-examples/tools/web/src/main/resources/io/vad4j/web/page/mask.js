import { element } from './dom.js';

const STEP = 0.02;

export const parseMask = (text) =>
  text
    .split(';')
    .map((polygon) => polygon.trim())
    .filter((polygon) => polygon && !polygon.startsWith('bitmap'))
    .map((polygon) => polygon.split(/\s+/).map((point) => point.split(',').map(Number)));

export const formatMask = (polygons) =>
  polygons
    .map((polygon) => polygon.map(([x, y]) => `${x.toFixed(4)},${y.toFixed(4)}`).join(' '))
    .join('; ');

/** A canvas over a picture on which polygons are drawn with pointer or keyboard. */
export function maskEditor(initial, onchange) {
  let polygons = initial;
  let points = [];
  let cursor = [0.5, 0.5];
  const canvas = element('canvas', { tabIndex: 0, width: 800, height: 600, className: 'drawing' });
  canvas.setAttribute('role', 'application');
  canvas.setAttribute(
    'aria-label',
    'Ignored areas. Click, or move with the arrow keys and press Space, to set a corner;' +
      ' Enter completes the area, Backspace takes the last corner back.',
  );
  const context = canvas.getContext('2d');

  const path = (polygon) => {
    context.beginPath();
    polygon.forEach(([x, y]) => context.lineTo(x * canvas.width, y * canvas.height));
  };
  const draw = () => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.lineWidth = 3;
    context.strokeStyle = '#ff5b4d';
    context.fillStyle = 'rgb(0 0 0 / 55%)';
    for (const polygon of polygons) {
      path(polygon);
      context.closePath();
      context.fill();
      context.stroke();
    }
    path(points);
    context.stroke();
    for (const [x, y] of points) {
      context.fillStyle = '#ff5b4d';
      context.fillRect(x * canvas.width - 5, y * canvas.height - 5, 10, 10);
    }
    if (document.activeElement === canvas) {
      const [x, y] = [cursor[0] * canvas.width, cursor[1] * canvas.height];
      context.strokeStyle = '#ffd23f';
      context.beginPath();
      context.moveTo(x - 14, y);
      context.lineTo(x + 14, y);
      context.moveTo(x, y - 14);
      context.lineTo(x, y + 14);
      context.stroke();
    }
    onchange();
  };
  const keys = {
    ArrowLeft: [-STEP, 0],
    ArrowRight: [STEP, 0],
    ArrowUp: [0, -STEP],
    ArrowDown: [0, STEP],
  };
  const clamp = (value) => Math.min(1, Math.max(0, value));
  const editor = {
    canvas,
    complete() {
      if (points.length >= 3) {
        polygons = [...polygons, points];
        points = [];
        draw();
      }
    },
    clear() {
      polygons = [];
      points = [];
      draw();
    },
    canComplete: () => points.length >= 3,
    value: () => polygons,
    set(value) {
      polygons = value;
      draw();
    },
  };
  canvas.onpointerdown = (event) => {
    const box = canvas.getBoundingClientRect();
    cursor = [
      clamp((event.clientX - box.left) / box.width),
      clamp((event.clientY - box.top) / box.height),
    ];
    points = [...points, cursor];
    draw();
  };
  canvas.onfocus = canvas.onblur = draw;
  canvas.onkeydown = (event) => {
    const move = keys[event.key];
    if (move) {
      cursor = [clamp(cursor[0] + move[0]), clamp(cursor[1] + move[1])];
    } else if (event.key === ' ') {
      points = [...points, cursor];
    } else if (event.key === 'Enter') {
      editor.complete();
    } else if (event.key === 'Backspace') {
      points = points.slice(0, -1);
    } else {
      return;
    }
    event.preventDefault();
    draw();
  };
  return editor;
}
