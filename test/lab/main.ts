/** The lab: the kiosk of the product with simulated devices, and a dock in place of hands. */
import { dirname, join } from 'node:path';
import { type Assembly, assembleKiosk } from '../../main/assemble.ts';
import { locationsFrom } from '../../main/config/locations.ts';
import { type KioskOptions, parseOptions } from '../../main/config/options.ts';
import { readerArguments } from '../../main/config/reader-arguments.ts';
import { pinoLog } from '../../main/log/pino-log.ts';
import { forkedReader } from '../../main/reader-link/forked-reader.ts';
import type { StartReaderProcess } from '../../main/reader-link/reader-process.ts';
import { runBrowserShell } from '../../main/shell/browser/run.ts';
import { stopOnRequest, tell } from '../../main/shell/program-life.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import { startDock } from './dock/dock-server.ts';
import { labClock, labClockFile } from './lab-clock.ts';
import { LabBadgeReader } from './lab-badge-reader.ts';
import { LabNetwork } from './lab-network.ts';
import { LabReaderLink } from './lab-reader-link.ts';

const usualDockPort = 4752;
const log = pinoLog('info');
const locations = locationsFrom(import.meta.dirname);
const root = dirname(dirname(import.meta.dirname));
// The dock's page is served from its sources, also when this file is built into `out/lab`.
const dockFolder = join(root, 'test', 'lab', 'dock');

if (process.versions['electron'] === undefined) {
  const options = parseOptions(process.argv.slice(2), {
    defaultData: 'data',
    lab: true,
    unknownPass: false,
  });
  if (options.ok) await serveBrowsers(options.value);
  else fail(options.fault);
} else {
  // Loaded only here: under plain Node the electron package would begin a download.
  const { runInElectron } = await import('../../main/shell/electron/run.ts');
  runInElectron({
    lab: true,
    locations,
    log,
    assemble: (options, startReader) => assembleLab(options, startReader, 'electron'),
  });
}

type LabAssembly = Assembly & { readonly dockUrl: string };

/** The product's kiosk, with the lab's reader, network and badges, and the dock that moves them. */
async function assembleLab(
  options: KioskOptions,
  startReader: StartReaderProcess,
  shell: 'electron' | 'browser',
): Promise<Result<LabAssembly, Fault>> {
  const reader = new LabReaderLink(startReader);
  const network = new LabNetwork(globalThis.fetch);
  const badges = new LabBadgeReader();
  const clockFile = labClockFile(options.data);
  const assembly = await assembleKiosk({
    clock: labClock(clockFile),
    options,
    locations,
    shell,
    simulated: true,
    startReader: reader.startProcess,
    fetch: network.fetch,
    badgeReader: badges,
    // The lab's keys are as simulated as its devices: its tests read them to sign as its kiosk does.
    seal: null,
    log,
  });
  if (!assembly.ok) return assembly;
  const dock = await startDock({ reader, network, badges, clockFile }, dockFolder, {
    port: options.dockPort ?? usualDockPort,
    exact: options.dockPort !== null,
  });
  if (!dock.ok) {
    await assembly.value.stop();
    return dock;
  }
  return ok({
    ...assembly.value,
    dockUrl: dock.value.url,
    async stop() {
      await dock.value.stop();
      await assembly.value.stop();
    },
  });
}

async function serveBrowsers(options: KioskOptions): Promise<void> {
  const assembly = await assembleLab(
    options,
    forkedReader(locations.reader, readerArguments(options)),
    'browser',
  );
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
  const { url } = shell.value;
  const { dockUrl } = assembly.value;
  stopOnRequest(
    async () => {
      await shell.value.stop();
      await assembly.value.stop();
    },
    (code) => process.exit(code),
  );
  tell({ type: 'ready', url, dockUrl }, `Kiosk: ${url}\nDock:  ${dockUrl}`);
}

function fail(fault: Fault): void {
  tell({ type: 'failed', fault }, `The lab cannot start: ${fault.detail}`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
