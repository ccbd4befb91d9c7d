import { join } from 'node:path';

/** On the kiosk's command line and, from there, on the reader's. */
export const androidDebuggingSwitch = 'android-debugging';
const takenDriversOption = '--taken-drivers=';

/** What the kiosk tells its reader process when it starts it. */
export function readerArguments(options: {
  readonly androidDebugging: boolean;
  /** The kiosk's folder of data. */
  readonly data: string;
}): string[] {
  const takenDrivers = `${takenDriversOption}${join(options.data, 'kiosk', 'taken-drivers.json')}`;
  return options.androidDebugging ? [takenDrivers, `--${androidDebuggingSwitch}`] : [takenDrivers];
}

/** What a reader process was told. */
export function mayUseAndroidDebugging(argv: readonly string[]): boolean {
  return argv.includes(`--${androidDebuggingSwitch}`);
}

/** The file in which a reader remembers the drivers that it sent away; null when it was told none. */
export function takenDriversFile(argv: readonly string[]): string | null {
  const told = argv.find((one) => one.startsWith(takenDriversOption));
  return told === undefined ? null : told.slice(takenDriversOption.length);
}
