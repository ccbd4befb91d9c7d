import { cleanText } from '../../shared/base/untrusted-text.ts';

/** The properties that we keep; everything else that getprop prints is dropped while it is read. */
const kept = [
  'ro.product.manufacturer',
  'ro.product.model',
  'ro.build.version.release',
  'ro.build.version.sdk',
  'ro.build.version.security_patch',
  'ro.build.display.id',
  'ro.crypto.state',
  'ro.crypto.type',
  'ro.boot.verifiedbootstate',
  'ro.boot.flash.locked',
  'ro.boot.vbmeta.device_state',
] as const;

/** What a phone says of its build and its state, from one `getprop`; null where it says nothing. */
export interface AndroidProperties {
  readonly maker: string | null;
  readonly model: string | null;
  /** `15`, as its owner knows it. */
  readonly release: string | null;
  readonly apiLevel: number | null;
  /** `2025-03-05`. */
  readonly securityPatch: string | null;
  readonly build: string | null;
  readonly encryption: 'encrypted' | 'unencrypted' | 'unsupported' | null;
  readonly encryptionType: 'file' | 'block' | null;
  readonly verifiedBoot: 'green' | 'yellow' | 'orange' | 'red' | null;
  readonly bootLoaderLocked: boolean | null;
}

/** Reads lines of the form `[name]: [value]` (AOSP, toolbox getprop). Total: any text gives values. */
export function parseProperties(text: string): AndroidProperties {
  const values = new Map<string, string>();
  const wanted = new Set<string>(kept);
  for (const [, name = '', value = ''] of text.matchAll(/^\[([^\]\r\n]*)\]: \[(.*)\]\r?$/gmu)) {
    if (!wanted.has(name)) continue;
    const clean = cleanText(value, 80);
    if (clean !== '') values.set(name, clean);
  }
  const value = (name: (typeof kept)[number]) => values.get(name) ?? null;
  const patch = value('ro.build.version.security_patch');
  return {
    maker: value('ro.product.manufacturer'),
    model: value('ro.product.model'),
    release: value('ro.build.version.release'),
    apiLevel: wholeNumber(value('ro.build.version.sdk'), 999),
    securityPatch: patch !== null && patchMs(patch) !== null ? patch : null,
    build: value('ro.build.display.id'),
    encryption: oneOf(value('ro.crypto.state'), ['encrypted', 'unencrypted', 'unsupported']),
    encryptionType: oneOf(value('ro.crypto.type'), ['file', 'block']),
    verifiedBoot: oneOf(value('ro.boot.verifiedbootstate'), ['green', 'yellow', 'orange', 'red']),
    bootLoaderLocked: bootLoaderLocked(
      value('ro.boot.flash.locked'),
      value('ro.boot.vbmeta.device_state'),
    ),
  };
}

const dayMs = 86_400_000;

/** How many whole days ago a security patch is from; null for no date and for one that is still to come. */
export function patchAgeDays(patch: string, nowMs: number): number | null {
  const sinceMs = patchMs(patch);
  if (sinceMs === null || sinceMs > nowMs) return null;
  return Math.floor((nowMs - sinceMs) / dayMs);
}

/** Midnight UTC of `YYYY-MM-DD`; null when it is no such day. */
function patchMs(text: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const ms = Date.UTC(year, month - 1, day);
  const same = new Date(ms);
  return year >= 2000 && same.getUTCMonth() === month - 1 && same.getUTCDate() === day ? ms : null;
}

/** `flash.locked` is of the older boot loaders, `device_state` of Verified Boot 2.0; a contradiction is no answer. */
function bootLoaderLocked(flash: string | null, state: string | null): boolean | null {
  const answers = [
    flash === '1' ? true : flash === '0' ? false : null,
    state === 'locked' ? true : state === 'unlocked' ? false : null,
  ].filter((one) => one !== null);
  return new Set(answers).size === 1 ? (answers[0] ?? null) : null;
}

/** A number of at most nine digits, up to `largest`. */
export function wholeNumber(text: string | null, largest: number): number | null {
  if (text === null || !/^\d{1,9}$/u.test(text)) return null;
  const number = Number(text);
  return number <= largest ? number : null;
}

function oneOf<T extends string>(text: string | null, known: readonly T[]): T | null {
  return known.find((one) => one === text) ?? null;
}
