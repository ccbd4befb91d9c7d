import type { i18n as I18n } from 'i18next';
import { worstFirst, type Fact, type Finding } from '../../../shared/domain/readout.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatMeasure } from '../../../shared/domain/measure.ts';

/** More than three findings are a report, and no visitor reads one. */
export const mostSpoken = 3;

/** What a visitor is told: the worst three of the findings that have words, worst first. */
export function spokenFindings(
  i18n: I18n,
  findings: readonly Finding[],
): readonly { readonly finding: Finding; readonly words: string }[] {
  return worstFirst(findings)
    .flatMap((finding) => {
      const words = findingWords(i18n, finding);
      return words === null ? [] : [{ finding, words }];
    })
    .slice(0, mostSpoken);
}

/** Nothing is wrong and there is nothing to do: these are questions for the technician's card. */
const forTechnicians: ReadonlySet<string> = new Set([
  'apple-supervised',
  'apple-not-supervised',
  'apple-paired-by-organisation',
  'apple-supervision-unusable',
  'android-several-users',
  'apple-find-my-on',
  'apple-passcode-unknown',
]);

/** A finding in the visitor's words: the simplest level that the catalogue has, or null. */
export function findingWords(i18n: I18n, finding: Finding): string | null {
  if (forTechnicians.has(finding.code)) return null;
  return firstKnown(
    i18n,
    ['a2', 'b1'].map((level) => `findings:${finding.code}.${level}`),
    finding.params,
  );
}

/** What a visitor can safely do about it himself, or null. */
export function selfHelp(i18n: I18n, finding: Finding): string | null {
  return firstKnown(i18n, [`findings:${finding.code}.self-help`], finding.params);
}

export interface FactLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** The facts that mean something to everybody; the rest is for the technician's card. */
const forVisitors: ReadonlySet<string> = new Set([
  'device.maker',
  'device.name',
  'usb.speed',
  'mtp.model',
  'mtp.version',
  'apple.model',
  'apple.system-version',
  'storage.capacity',
  'storage.free',
  'storage-card.capacity',
  'storage-card.free',
  'battery.level',
  'battery.cycles',
  'android.release',
  'drive.model',
  'drive.capacity',
  'printer.model',
  'supply.lowest-name',
  'supply.lowest',
  'fido.model',
  'fido.pin-retries',
  'yubikey.firmware',
  'ups.charge',
  'keys.pressed',
  'dock.model',
  'label.asset-tag',
  'label.serial',
  'label.failure-code',
]);

/** A fact as one line; null when it is not for visitors. */
export function factLine(i18n: I18n, locale: Locale, fact: Fact): FactLine | null {
  if (!forVisitors.has(fact.key)) return null;
  const label = firstKnown(i18n, [`devices:fact.${fact.key}`], {});
  const value = factValue(locale, fact);
  return label === null || value === null ? null : { key: fact.key, label, value };
}

function factValue(locale: Locale, { value, unit }: Fact): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  // A figure in days needs a word of the catalogue; none of those is for visitors.
  if (typeof value !== 'number' || unit === 'day') return null;
  return formatMeasure(value, unit, locale);
}

function firstKnown(
  i18n: I18n,
  keys: readonly string[],
  params: Readonly<Record<string, string | number>>,
): string | null {
  const key = keys.find((one) => i18n.exists(one));
  if (key === undefined) return null;
  const words: unknown = i18n.t(key, params);
  return typeof words === 'string' ? words : null;
}
