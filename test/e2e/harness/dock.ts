/** What a test does with its hands: plug, unplug, tap a badge, pull the network cable. */
export interface Dock {
  /** Plugs a device of devices/simulated/catalogue.ts into a port. */
  plug(device: string, port?: string): Promise<void>;
  unplug(port?: string): Promise<void>;
  badge(number: string): Promise<void>;
  network(up: boolean): Promise<void>;
  /** Moves the clock of desk and kiosk on. */
  clock(moveOnMinutes: number): Promise<void>;
  /** Breaks the reader process. */
  reader(what: 'crash' | 'hang'): Promise<void>;
}

/** The dev dock of a lab, over its HTTP interface. */
export function dockAt(url: string): Dock {
  const post = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(url).origin },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`The dock refused ${path}: ${response.status} ${await response.text()}`);
    }
  };
  return {
    plug: (device, port = '1-1') => post('/plug', { device, port }),
    unplug: (port = '1-1') => post('/unplug', { port }),
    badge: (number) => post('/badge', { number }),
    network: (up) => post('/network', { up }),
    clock: (moveOnMinutes) => post('/clock', { moveOnMinutes }),
    reader: (what) => post('/reader', { do: what }),
  };
}
