import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, type WebContents, app, powerSaveBlocker, session } from 'electron';
import { type Fault, fault } from '../../../shared/base/fault.ts';
import { type Result, ok } from '../../../shared/base/result.ts';
import type { Assembly } from '../../assemble.ts';
import type { Locations } from '../../config/locations.ts';
import { type KioskOptions, parseOptions } from '../../config/options.ts';
import type { Log } from '../../log/log.ts';
import { readerArguments } from '../../config/reader-arguments.ts';
import type { StartReaderProcess } from '../../reader-link/reader-process.ts';
import { systemTimer } from '../../timing/timer.ts';
import { keepUpToDate } from '../../update/electron-updates.ts';
import { registerKioskScheme, serveKioskScheme } from '../../window/app-protocol.ts';
import { lockContents, lockSession } from '../../window/lock-down.ts';
import { stopOnRequest, tell } from '../program-life.ts';
import { keepHeapSmall } from '../small-heap.ts';
import { openKioskScreen } from './kiosk-screen.ts';
import { utilityReader } from './utility-reader.ts';

export interface ElectronRunParts {
  /** Whether the lab's options exist. */
  readonly lab: boolean;
  readonly locations: Locations;
  readonly log: Log;
  readonly assemble: (
    options: KioskOptions,
    startReader: StartReaderProcess,
  ) => Promise<Result<RunAssembly, Fault>>;
}

const longestDrawingMs = 1000;

type RunAssembly = Assembly & { readonly dockUrl?: string };

/**
 * Runs the kiosk in its own window. What must precede Electron's readiness runs before this returns;
 * the rest waits for it by `then`, since an entry module that awaits it hangs Electron for ever
 * (electron PR 41369).
 */
export function runInElectron(parts: ElectronRunParts): void {
  const { log } = parts;
  process.on('uncaughtException', (error) => {
    log.error('A bug stopped the kiosk', { fault: 'internal/bug', error });
    app.exit(1);
  });
  const options = parseOptions(process.argv.slice(1), {
    defaultData: app.isPackaged ? join(app.getPath('userData'), 'station') : 'data',
    lab: parts.lab,
    unknownPass: true,
    guarded: app.isPackaged && !mayBeDebugged(),
  });
  if (!options.ok) {
    fail(options.fault);
    return;
  }
  // One window per data folder; Chromium's own files lie beside the outbox.
  app.setPath('userData', join(options.value.data, 'kiosk', 'electron'));
  if (!app.requestSingleInstanceLock()) {
    fail(fault('input/invalid', 'A kiosk already runs on this data folder'));
    return;
  }
  registerKioskScheme();
  lockContents(app);
  for (const [name, value] of [
    ['disable-pinch', ''],
    ['overscroll-history-navigation', '0'],
    ['touch-events', 'enabled'],
    ['autoplay-policy', 'no-user-gesture-required'],
    // Else Chromium takes the media keys of the whole machine, and the system shows what plays.
    ['disable-features', 'HardwareMediaKeyHandling'],
  ] as const) {
    app.commandLine.appendSwitch(name, value);
  }
  Menu.setApplicationMenu(null);
  void app.whenReady().then(() => start(parts, options.value));
}

async function start(parts: ElectronRunParts, options: KioskOptions): Promise<void> {
  const { log, locations } = parts;
  let closing = false;
  // In memory only: nothing that a page stores outlives the program.
  const memory = session.fromPartition('kiosk');
  lockSession(memory);
  serveKioskScheme(memory, locations.renderer);
  const { promise: running, resolve: run } = Promise.withResolvers<Result<RunAssembly, Fault>>();
  // Begun before the kiosk is put together, so that the page loads meanwhile.
  const screen = openKioskScreen({
    session: memory,
    preloadFile: locations.preload,
    kiosk: running.then((assembly) => (assembly.ok ? ok(assembly.value.kiosk) : assembly)),
    log,
  });
  app.on('second-instance', () => {
    screen.window().focus();
  });
  app.on('child-process-gone', (_event, details) => {
    log.warn('A child process of Electron is gone', {
      detail: `${details.type} ${details.reason}`,
    });
  });
  const displayOn = powerSaveBlocker.start('prevent-display-sleep');

  const stop = async (): Promise<void> => {
    closing = true;
    powerSaveBlocker.stop(displayOn);
    screen.close();
    // Asked to stop while it was put together: what is half open is opened, then closed in order.
    const assembly = await running;
    if (assembly.ok) await assembly.value.stop();
  };
  const beginStop = stopOnRequest(stop, (code) => {
    app.exit(code);
  });
  // Electron quits by itself when its last window closes; then the outbox would not be closed first.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    event.preventDefault();
    beginStop();
  });

  const loading = screen.load().then(
    () => true,
    (error: unknown) => {
      if (!closing) log.error('The kiosk page did not load', { fault: 'internal/bug', error });
      return false;
    },
  );
  const drawn = loading.then(() =>
    Promise.race([painted(screen.window().webContents), patience()]),
  );
  run(assembleAndStart(parts, options, drawn));
  const assembly = await running;
  if (!assembly.ok) {
    closing = true;
    fail(assembly.fault);
    return;
  }
  // Only now: the start has garbage of its own, and the visitor waits for it.
  keepHeapSmall();
  if (!(await loading)) return;
  const { dockUrl, version, startUpdates } = assembly.value;
  if (app.isPackaged) await keepUpToDate({ version, startUpdates, stop: beginStop, log });
  tell(
    { type: 'ready', url: null, ...(dockUrl === undefined ? {} : { dockUrl }) },
    `The kiosk runs in its own window.${dockUrl === undefined ? '' : ` Dock: ${dockUrl}`}`,
  );
}

/**
 * Settles when the page has painted text or a picture. `ready-to-show` comes earlier, with the page
 * still blank: a reader that starts then takes the processor from the first screen.
 */
async function painted(contents: WebContents): Promise<void> {
  try {
    await contents.executeJavaScript(`new Promise((resolve) => {
      new PerformanceObserver((list) => {
        if (list.getEntriesByName('first-contentful-paint').length > 0) resolve(null);
      }).observe({ type: 'paint', buffered: true });
    })`);
  } catch {
    // The page is gone, and its revival paints without us: the reader need not wait for it.
  }
}

/** A page that is loaded but never drawn does not keep the reader waiting. */
function patience(): Promise<void> {
  return new Promise((resolve) => {
    systemTimer.after(longestDrawingMs, resolve);
  });
}

async function assembleAndStart(
  { assemble, locations }: ElectronRunParts,
  options: KioskOptions,
  drawn: Promise<unknown>,
): Promise<Result<RunAssembly, Fault>> {
  const startReader = utilityReader(locations.reader, readerArguments(options), drawn);
  const assembly = await assemble(options, startReader);
  if (!assembly.ok) return assembly;
  const started = await assembly.value.kiosk.start();
  if (started.ok) return assembly;
  await assembly.value.stop();
  return started;
}

/**
 * Whether this installation may be looked into by debuggers, as the tests of the package do: a file
 * beside the app's archive. Who may write there may replace the archive too.
 */
function mayBeDebugged(): boolean {
  return existsSync(join(process.resourcesPath, 'allow-debugging'));
}

function fail(reason: Fault): void {
  tell({ type: 'failed', fault: reason }, `The kiosk cannot start: ${reason.detail}`);
  app.exit(1);
}
