import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../places.mjs';
import { deskRuntime } from './desk-runtime.ts';
import type { StationOptions } from './options.ts';
import { Program, ProgramFailed, type Ready } from './program.ts';
import { withLog } from './program-log.ts';
import type { ShellChoice } from './shell-choice.ts';

/** The desk as a child. After a restart it must be where browsers and kiosk know it. */
export function deskProgram(station: StationOptions, say: (line: string) => void): Program {
  return new Program({
    name: 'desk',
    say,
    launch: (before) =>
      desk(station, [
        'serve',
        ...given('--data', station.data),
        ...given('--host', station.host),
        ...given('--port', portOf(before?.url) ?? station.port),
        ...given('--public-url', station.publicUrl),
        ...given('--site', station.site),
        ...given('--kiosk-join', joinFile(station)),
        ...given('--kiosk-name', station.lab ? 'Lab' : 'Balie'),
        ...given('--renderer', join(root, 'out', 'renderer')),
      ]),
  });
}

/** The kiosk as a child, in the shell that was chosen; the lab's has simulated devices and a dock. */
export function kioskProgram(
  station: StationOptions,
  choice: ShellChoice,
  say: (line: string) => void,
): Program {
  const args = (before: Ready | null): readonly string[] => [
    ...given('--data', station.data),
    ...given('--join', joinFile(station)),
    ...given('--port', portOf(before?.url) ?? station.kioskPort),
    ...(station.lab ? given('--dock-port', portOf(before?.dockUrl) ?? station.dockPort) : []),
  ];
  return new Program({
    name: 'kiosk',
    say,
    launch: (before) => {
      const entry = station.lab ? 'out/lab/main.js' : 'out/main/main.js';
      return choice.shell === 'electron'
        ? electron(choice.executable, entry, station.data, args(before))
        : node(entry, 'kiosk', station.data, args(before));
    },
  });
}

/** The people behind the dock's demo badges, so that a badge is known at the lab's desk. */
export async function importDemoPeople(station: StationOptions): Promise<void> {
  const csv = join(root, 'test', 'lab', 'demo-people.csv');
  const child = desk(station, ['import-people', csv, ...given('--data', station.data)]);
  const ending: readonly unknown[] = await once(child, 'exit');
  if (ending[0] !== 0) throw new ProgramFailed('The people of the lab cannot be imported.');
}

/**
 * A program of ours on this Node. It is not in the terminal's process group, so that Ctrl-C reaches
 * the station alone, which stops its parts in order. Its log goes to a file; its standard output is
 * for a person who starts it alone (the first password, which no file may keep) and is not wanted.
 */
function node(
  entry: string,
  name: string,
  data: string,
  args: readonly string[],
  runtime: Pick<typeof deskRuntime, 'execArgv' | 'environment'> | null = null,
): ChildProcess {
  return withLog(data, name, (log) =>
    fork(join(root, entry), args, {
      cwd: root,
      execArgv: [...(runtime?.execArgv ?? [])],
      env: { ...process.env, ...runtime?.environment },
      detached: true,
      stdio: ['ignore', 'ignore', log, 'ipc'],
    }),
  );
}

function desk(station: StationOptions, args: readonly string[]): ChildProcess {
  const entry = station.lab ? deskRuntime.labEntry : deskRuntime.entry;
  return node(entry, 'desk', station.data, args, deskRuntime);
}

function electron(
  executable: string,
  entry: string,
  data: string,
  args: readonly string[],
): ChildProcess {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return withLog(data, 'kiosk', (log) =>
    spawn(executable, [join(root, entry), ...args], {
      cwd: root,
      detached: true,
      env,
      stdio: ['ignore', 'ignore', log, 'ipc'],
    }),
  );
}

function joinFile(station: StationOptions): string {
  return join(station.data, 'kiosk', 'join.json');
}

function given(option: string, value: string | number | null): readonly string[] {
  return value === null ? [] : [option, String(value)];
}

function portOf(url: string | null | undefined): number | null {
  return url === null || url === undefined ? null : Number(new URL(url).port);
}
