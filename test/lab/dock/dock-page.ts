/** The dock's own page. It runs in a browser, as it stands but for its types, so it imports types only. */
import type { DockState } from './dock-api.ts';

const refreshEveryMs = 1000;
let shown = '';

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`No element ${id}`);
  return found;
}

function button(title: string, detail: string, act: (() => void) | null): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.disabled = act === null;
  const small = document.createElement('small');
  small.textContent = detail;
  made.append(title, small);
  if (act !== null) made.addEventListener('click', act);
  return made;
}

async function post(path: string, body: object): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  // The dock's own server made it.
  const reply = (await response.json()) as DockState | { readonly trouble: string };
  byId('said').textContent = 'trouble' in reply ? reply.trouble : '';
  if (!('trouble' in reply)) draw(reply);
}

function draw(state: DockState): void {
  const text = JSON.stringify(state);
  if (text === shown) return;
  shown = text;
  const labelOf = (name: string): string =>
    state.devices.find((device) => device.name === name)?.label ?? name;
  const free = state.ports.find((one) => one.device === null)?.port;

  byId('ports').replaceChildren(
    ...state.ports.map(({ port, device }) =>
      device === null
        ? button(`Port ${port}`, 'free', null)
        : button(labelOf(device), `in port ${port}: pull it out`, () => {
            void post('/unplug', { port });
          }),
    ),
  );
  byId('devices').replaceChildren(
    ...state.devices.map(({ name, label }) =>
      button(
        label,
        name,
        free === undefined
          ? null
          : () => {
              void post('/plug', { device: name, port: free });
            },
      ),
    ),
  );
  byId('badges').replaceChildren(
    ...state.badges.map(({ badgeNumber, label }) =>
      button(label, badgeNumber, () => {
        void post('/badge', { number: badgeNumber });
      }),
    ),
  );
  byId('ahead').textContent =
    state.clockAheadMinutes === 0
      ? 'As this machine.'
      : `${state.clockAheadMinutes} minutes ahead of this machine.`;
  const network = byId('network');
  network.textContent = state.networkUp ? 'Pull the network cable' : 'Put the network cable back';
  network.setAttribute('aria-pressed', String(!state.networkUp));
  network.onclick = () => {
    void post('/network', { up: !state.networkUp });
  };
}

async function refresh(): Promise<void> {
  try {
    const response = await fetch('/state');
    // The dock's own server made it.
    draw((await response.json()) as DockState);
    byId('said').textContent = '';
  } catch {
    byId('said').textContent = 'The kiosk is not there.';
  }
  setTimeout(() => void refresh(), refreshEveryMs);
}

for (const each of document.querySelectorAll<HTMLElement>('[data-minutes]')) {
  each.addEventListener('click', () => {
    void post('/clock', { moveOnMinutes: Number(each.dataset['minutes']) });
  });
}
byId('crash').addEventListener('click', () => void post('/reader', { do: 'crash' }));
byId('hang').addEventListener('click', () => void post('/reader', { do: 'hang' }));
void refresh();
