import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm start` can be told. A port that is given is used or refused; else the next free one. */
export interface StationOptions {
  /** The same station with simulated devices and the dev dock. */
  readonly lab: boolean;
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly kioskPort: number | null;
  readonly dockPort: number | null;
  readonly site: string | null;
  readonly publicUrl: string | null;
  /** Never the Electron window. */
  readonly browserShell: boolean;
  /** Open a browser when there is a desktop. */
  readonly open: boolean;
}

export const usage = `npm start -- [options]        the whole station: desk, kiosk, console, board
npm run lab -- [options]      the same with simulated devices and a dock for them

  --data <folder>        where everything is kept (default: data)
  --port <number>        the desk's port (default: 4750, or the next free one)
  --host <address>       the desk's address (default: 127.0.0.1; 0.0.0.0 admits other machines)
  --public-url <url>     how visitors' phones reach the desk
  --site <name>          the name on the screens
  --kiosk-port <number>  the kiosk's port in the browser shell (default: 4751)
  --dock-port <number>   the dock's port in the lab (default: 4752)
  --browser-shell        the kiosk as a web page, even when Electron is there
  --no-open              open no browser`;

/** Reads the command line; null when it cannot be understood. Relative paths are the caller's. */
export function parseOptions(
  args: readonly string[],
  callerFolder: string,
  defaultData: string,
): StationOptions | { readonly trouble: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        lab: { type: 'boolean', default: false },
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        'kiosk-port': { type: 'string' },
        'dock-port': { type: 'string' },
        site: { type: 'string' },
        'public-url': { type: 'string' },
        'browser-shell': { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { trouble: usage };
    return {
      lab: values.lab,
      data: values.data === undefined ? defaultData : resolve(callerFolder, values.data),
      host: values.host ?? null,
      port: portOf('--port', values.port),
      kioskPort: portOf('--kiosk-port', values['kiosk-port']),
      dockPort: portOf('--dock-port', values['dock-port']),
      site: values.site ?? null,
      publicUrl: values['public-url'] ?? null,
      browserShell: values['browser-shell'],
      open: !values['no-open'],
    };
  } catch (error) {
    return { trouble: `${error instanceof Error ? error.message : String(error)}\n\n${usage}` };
  }
}

function portOf(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Error(`${option} wants a number from 1 to 65535`);
  return port;
}
