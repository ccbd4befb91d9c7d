/** The kiosk program: in Electron the locked-down window, under Node the browser shell. */
import { assembleKiosk } from './assemble.ts';
import { locationsFrom } from './config/locations.ts';
import { type KioskOptions, parseOptions } from './config/options.ts';
import { readerArguments } from './config/reader-arguments.ts';
import { pinoLog } from './log/pino-log.ts';
import { forkedReader } from './reader-link/forked-reader.ts';
import { runBrowserShell } from './shell/browser/run.ts';
import { stopOnRequest, tell } from './shell/program-life.ts';
import { systemClock } from '../shared/base/clock.ts';
import type { Fault } from '../shared/base/fault.ts';

const log = pinoLog('info');
const locations = locationsFrom(import.meta.dirname);

if (process.versions['electron'] === undefined) {
  const options = parseOptions(process.argv.slice(2), {
    defaultData: 'data',
    lab: false,
    unknownPass: false,
  });
  if (options.ok) await serveBrowsers(options.value);
  else fail(options.fault);
} else {
  // Loaded only here: under plain Node the electron package would begin a download.
  const { runInElectron } = await import('./shell/electron/run.ts');
  const { systemSeal } = await import('./shell/electron/system-seal.ts');
  runInElectron({
    lab: false,
    locations,
    log,
    assemble: (options, startReader) =>
      assembleKiosk({
        clock: systemClock,
        options,
        locations,
        shell: 'electron',
        simulated: false,
        startReader,
        fetch: globalThis.fetch,
        badgeReader: null,
        seal: systemSeal(),
        log,
      }),
  });
}

async function serveBrowsers(options: KioskOptions): Promise<void> {
  const assembly = await assembleKiosk({
    clock: systemClock,
    options,
    locations,
    shell: 'browser',
    simulated: false,
    startReader: forkedReader(locations.reader, readerArguments(options)),
    fetch: globalThis.fetch,
    badgeReader: null,
    seal: null,
    log,
  });
  if (!assembly.ok) {
    fail(assembly.fault);
    return;
  }
  const shell = await runBrowserShell(assembly.value, locations.renderer, options, log);
  if (!shell.ok) {
    await assembly.value.stop();
    fail(shell.fault);
    return;
  }
  stopOnRequest(
    async () => {
      await shell.value.stop();
      await assembly.value.stop();
    },
    (code) => process.exit(code),
  );
  tell({ type: 'ready', url: shell.value.url }, `Kiosk: ${shell.value.url}`);
}

function fail(fault: Fault): void {
  tell({ type: 'failed', fault }, `The kiosk cannot start: ${fault.detail}`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
