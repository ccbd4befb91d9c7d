/**
 * The whole station on one machine: the desk, and a kiosk joined to it. `npm start` and `npm run lab`
 * come here after the packages are in place; `npm start -- --help` lists the options.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build } from './build/build.ts';
import type { PartName } from './build/parts.ts';
import { fetchElectron } from './electron-binary.mjs';
import { root } from './places.mjs';
import { lockData } from './station/data-lock.ts';
import { deskProgram, importDemoPeople, kioskProgram } from './station/launch.ts';
import { parseOptions, type StationOptions } from './station/options.ts';
import { type Program, ProgramFailed, type Ready } from './station/program.ts';
import { chooseShell, type ShellChoice } from './station/shell-choice.ts';

const say = (line: string): void => console.log(line);

const options = parseOptions(
  process.argv.slice(2),
  process.env['INIT_CWD'] ?? process.cwd(),
  `${root}/data`,
);
if ('trouble' in options) {
  console.error(options.trouble);
  process.exitCode = process.argv.includes('--help') ? 0 : 2;
} else {
  const lock = lockData(options.data);
  if (lock.held) {
    process.on('exit', lock.release);
    await run(options);
  } else {
    console.error(lock.why);
    process.exitCode = 1;
  }
}

/** Starts everything, says where it is, and stops everything when it is told to. */
async function run(station: StationOptions): Promise<void> {
  const running: Program[] = [];
  const stopping = new AbortController();
  const { signal } = stopping;
  const stop = async (): Promise<void> => {
    if (signal.aborted) return;
    stopping.abort();
    say('\nStopping …');
    // The kiosk first: what it still hands over finds the desk.
    for (const program of running.toReversed()) await program.stop();
    say('Stopped. Everything is kept in the data folder.');
    // Else a first start goes on building for half a minute, and holds the data folder against the next start.
    process.exit();
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.on('SIGHUP', () => void stop());
  process.on('exit', () => {
    for (const program of running) program.kill();
  });

  try {
    const choice = await chooseShell({
      browserShell: station.browserShell,
      display: hasDisplay(),
      root: process.getuid?.() === 0,
      override: process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? null,
      electron: () => fetchElectron(60_000),
    });
    await build(
      [
        station.lab ? 'lab-desk' : 'desk',
        ...kioskParts(station.lab),
        ...(choice.shell === 'electron' ? ['preload' as const] : []),
      ],
      say,
    );
    if (signal.aborted) return;

    if (station.lab) await importDemoPeople(station);
    const desk = deskProgram(station, say);
    running.push(desk);
    const deskReady = await desk.start();
    if (signal.aborted) return;
    const { ready: kioskReady, why } = await startKiosk(station, choice, running, signal);

    for (const line of announcement(station, deskReady, kioskReady, why)) say(line);
    if (station.open && hasDisplay()) {
      openBrowser(`${deskReady.url ?? ''}/console`);
      if (kioskReady.url !== null) openBrowser(kioskReady.url);
    }
  } catch (error) {
    if (signal.aborted) return;
    for (const program of running.toReversed()) await program.stop();
    if (!(error instanceof ProgramFailed)) throw error;
    console.error(`${error.message}\nIts log is in ${station.data}/logs.`);
    process.exitCode = 1;
  }
}

/** An Electron that is there and does not start (a missing library, say) leaves the browser shell. */
async function startKiosk(
  station: StationOptions,
  choice: ShellChoice,
  running: Program[],
  stopping: AbortSignal,
): Promise<{ readonly ready: Ready; readonly why: string }> {
  const kiosk = kioskProgram(station, choice, say);
  running.push(kiosk);
  try {
    return { ready: await kiosk.start(), why: choice.why };
  } catch (error) {
    const final = stopping.aborted || choice.shell === 'browser';
    if (final || !(error instanceof ProgramFailed)) throw error;
    running.splice(running.indexOf(kiosk), 1);
    const why = `The kiosk runs in the browser shell: Electron is here but did not start (${station.data}/logs/kiosk.log says why).`;
    return startKiosk(station, { shell: 'browser', why }, running, stopping);
  }
}

function kioskParts(lab: boolean): readonly PartName[] {
  return lab ? ['renderer', 'lab', 'lab-reader'] : ['renderer', 'main', 'reader'];
}

function announcement(
  { data, lab, port, kioskPort, dockPort }: StationOptions,
  desk: Ready,
  kiosk: Ready,
  why: string,
): readonly string[] {
  const deskUrl = (desk.url ?? '').replace(/\/$/u, '');
  return [
    '',
    ...otherPort('desk', deskUrl, port ?? 4750),
    ...otherPort('kiosk', kiosk.url, kioskPort ?? 4751),
    ...otherPort('dock', kiosk.dockUrl, dockPort ?? 4752),
    kiosk.url === null ? '  Kiosk     in its own window' : `  Kiosk     ${kiosk.url}`,
    `  Console   ${deskUrl}/console`,
    `  Board     ${deskUrl}/board`,
    ...(kiosk.dockUrl === null
      ? []
      : [`  Dock      ${kiosk.dockUrl}   simulated devices and badges`]),
    `  Data      ${data}`,
    '',
    ...(desk.firstSignIn === null
      ? []
      : [
          `First sign-in at the console, shown only now: ${desk.firstSignIn.userName}  ${desk.firstSignIn.oneTimePassword}`,
          '',
        ]),
    why,
    ...(lab || hasUsbBus()
      ? []
      : [
          'This machine has no USB bus, so no device can be read; "npm run lab" runs the same station with simulated devices.',
        ]),
    'Ctrl-C stops everything.',
  ];
}

/** Said aloud when a port was taken and the next free one is used. */
function otherPort(name: string, url: string | null, wanted: number): readonly string[] {
  if (url === null) return [];
  const used = Number(new URL(url).port);
  return used === wanted ? [] : [`Port ${wanted} is taken: the ${name} uses ${used}.`];
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}

function hasUsbBus(): boolean {
  return process.platform !== 'linux' || existsSync('/sys/bus/usb/devices');
}

function openBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer', url]
        : ['xdg-open', url];
  if (program === undefined) return;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {
    // No such program: the addresses stand on the screen anyway.
  });
  child.unref();
}
