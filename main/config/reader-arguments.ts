import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** On the kiosk's command line and, from there, on the reader's. */
export const androidDebuggingSwitch = 'android-debugging';
export const supervisionCertificateOption = 'supervision-certificate';
export const supervisionKeyOption = 'supervision-key';
const takenDriversOption = 'taken-drivers';

/**
 * Where the certificate and private key lie with which the organisation supervises its iPhones and
 * iPads. Only the reader process opens them.
 */
export interface SupervisionFiles {
  readonly certificate: string;
  readonly key: string;
}

/** What the kiosk tells its reader process when it starts it. */
export function readerArguments(options: {
  readonly androidDebugging: boolean;
  readonly supervision: SupervisionFiles | null;
  /** The kiosk's folder of data. */
  readonly data: string;
}): string[] {
  const { androidDebugging, supervision, data } = options;
  return [
    `--${takenDriversOption}=${join(data, 'kiosk', 'taken-drivers.json')}`,
    ...(androidDebugging ? [`--${androidDebuggingSwitch}`] : []),
    ...(supervision === null
      ? []
      : [
          `--${supervisionCertificateOption}=${supervision.certificate}`,
          `--${supervisionKeyOption}=${supervision.key}`,
        ]),
  ];
}

/** What a reader process was told. */
export function mayUseAndroidDebugging(argv: readonly string[]): boolean {
  return argv.includes(`--${androidDebuggingSwitch}`);
}

/** The file in which a reader remembers the drivers that it sent away; null when it was told none. */
export function takenDriversFile(argv: readonly string[]): string | null {
  return told(argv, takenDriversOption);
}

/** What a reader process was told, or null. */
export function supervisionFilesFrom(argv: readonly string[]): SupervisionFiles | null {
  const certificate = told(argv, supervisionCertificateOption);
  const key = told(argv, supervisionKeyOption);
  return certificate !== null && key !== null ? { certificate, key } : null;
}

function told(argv: readonly string[], option: string): string | null {
  const { values } = parseArgs({
    args: [...argv],
    options: { [option]: { type: 'string' } },
    // Electron's own switches stand on this line too.
    strict: false,
  });
  const value = values[option];
  return typeof value === 'string' ? value : null;
}
