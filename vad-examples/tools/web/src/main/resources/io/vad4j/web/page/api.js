/** Shows what is wrong, until something goes right. */
export function showMessage(text) {
  document.getElementById('message').textContent = text;
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error('The server does not answer.');
  }
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.error);
  }
  showMessage('');
  return body;
}

export const get = (path, parameters = {}) =>
  request(`${path}?${new URLSearchParams(parameters)}`);

export const put = (path, body) =>
  request(path, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

export const post = (path) => request(path, { method: 'POST' });

export const cameraPath = (name) => `/api/camera?camera=${encodeURIComponent(name)}`;

export const picturePath = (name, side, heat) =>
  `/api/camera/image?${new URLSearchParams({ camera: name, side, heat, at: Date.now() })}`;
