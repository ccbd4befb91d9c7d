import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { refusedArguments } from './admitted-switches.ts';
import {
  androidDebuggingSwitch,
  supervisionCertificateOption,
  supervisionKeyOption,
  type SupervisionFiles,
} from './reader-arguments.ts';

/** What the command line of a kiosk says. */
export interface KioskOptions {
  readonly data: string;
  readonly joinFile: string;
  /** Null: 4751, or the next free one. */
  readonly port: number | null;
  readonly settingsFile: string | null;
  /**
   * Whether the reader may use Android debugging (layer L2), for a technician's kiosk: off unless asked
   * for. It takes `readUpTo` of the settings as well (docs/devices/android.md).
   */
  readonly androidDebugging: boolean;
  /** With what the organisation supervises its iPhones and iPads, for pairing without a question. */
  readonly supervision: SupervisionFiles | null;
  /** Lab only. Null: 4752, or the next free one. */
  readonly dockPort: number | null;
}

export interface OptionRules {
  readonly defaultData: string;
  /** Whether `--dock-port` exists. */
  readonly lab: boolean;
  /** Chromium's own switches stand on Electron's command line too, so there unknown ones pass. */
  readonly unknownPass: boolean;
  /** Whether only those of them pass that open nothing: a packaged kiosk. */
  readonly guarded?: boolean;
}

const portSchema = z.coerce.number().int().min(0).max(65_535);

/**
 * Reads `--data <dir> --join <file> --port <n> --settings <file> --android-debugging
 * --supervision-certificate <file> --supervision-key <file>`, and `--dock-port <n>` in the lab.
 */
export function parseOptions(
  argv: readonly string[],
  rules: OptionRules,
): Result<KioskOptions, Fault> {
  const text = { type: 'string' } as const;
  const known = {
    data: text,
    join: text,
    port: text,
    settings: text,
    [androidDebuggingSwitch]: { type: 'boolean' },
    [supervisionCertificateOption]: text,
    [supervisionKeyOption]: text,
  } as const;
  const refused = rules.guarded === true ? refusedArguments(argv, known) : [];
  if (refused.length > 0) {
    return err(fault('input/invalid', `This kiosk does not start with ${refused.join(' ')}`));
  }
  let values: Readonly<Record<string, unknown>>;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: rules.lab ? { ...known, 'dock-port': text } : known,
      strict: !rules.unknownPass,
      allowPositionals: rules.unknownPass,
    }));
  } catch (error) {
    // parseArgs throws on an unknown or incomplete option; its message names it.
    return err(fault('input/invalid', error instanceof Error ? error.message : String(error)));
  }
  const data = resolve(given(values['data']) ?? rules.defaultData);
  const port = portFrom(values['port']);
  const dockPort = portFrom(values['dock-port']);
  if (port === 'wrong' || dockPort === 'wrong') {
    return err(fault('input/invalid', 'A port is a number from 0 to 65535'));
  }
  const certificate = given(values[supervisionCertificateOption]);
  const key = given(values[supervisionKeyOption]);
  if ((certificate === null) !== (key === null)) {
    const both = `--${supervisionCertificateOption} and --${supervisionKeyOption}`;
    return err(fault('input/invalid', `${both} go together`));
  }
  const settings = given(values['settings']);
  return ok({
    data,
    joinFile: resolve(given(values['join']) ?? join(data, 'kiosk', 'join.json')),
    port,
    settingsFile: settings === null ? null : resolve(settings),
    androidDebugging: values[androidDebuggingSwitch] === true,
    supervision:
      certificate === null || key === null
        ? null
        : { certificate: resolve(certificate), key: resolve(key) },
    dockPort,
  });
}

function given(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function portFrom(value: unknown): number | null | 'wrong' {
  if (value === undefined) return null;
  return portSchema.safeParse(value).data ?? 'wrong';
}
