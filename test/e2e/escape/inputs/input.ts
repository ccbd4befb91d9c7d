import type { Captive } from '../captive.ts';

/** One thing that somebody may try at a kiosk to get out of it. */
export interface Input {
  /** Names it in the result; no two are the same. */
  readonly id: string;
  /** The class of the list that it comes from: docs/fleet/lock-down.md. */
  readonly source: Source;
  /** How it comes: by the X server, by the debugger as touch, by code in the page, by the system. */
  readonly sent: 'x-keys' | 'x-mouse' | 'x-drag' | 'touch' | 'page' | 'system';
  /** What would be an escape, beside what `look` finds. */
  readonly never: string;
  readonly send: (captive: Captive) => Promise<void>;
}

export type Source =
  | 'system keys'
  | 'app keys'
  | 'touch and mouse'
  | 'dialogs'
  | 'links and protocols'
  | 'data'
  | 'process'
  | 'window manager';

/** Rows that differ by their id and one value only. */
export function rows<V>(
  common: Pick<Input, 'source' | 'sent' | 'never'>,
  values: Readonly<Record<string, V>>,
  send: (captive: Captive, value: V) => Promise<unknown>,
): readonly Input[] {
  return Object.entries(values).map(([id, value]) => ({
    ...common,
    id,
    send: async (captive) => {
      await send(captive, value);
    },
  }));
}
