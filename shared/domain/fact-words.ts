import type { Locale } from './locale.ts';
import { formatMeasure } from './measure.ts';
import type { Fact } from './readout.ts';

/** A text by `<catalogue>:<key>`, in one language; `defaultValue` when there is none. */
export type SayFact = (
  key: string,
  params: { readonly defaultValue?: string; readonly count?: number },
) => string;

/** What a fact is of: `Opslag`. */
export function subjectLabel(say: SayFact, subject: string): string {
  return say(`devices:subject.${subject}`, { defaultValue: subject });
}

/** The name of a fact; one that the catalogue does not know yet is called by the end of its key. */
export function factLabel(say: SayFact, key: string, unknown = endOf(key)): string {
  return say(`devices:fact.${key}`, { defaultValue: unknown });
}

function endOf(key: string): string {
  return key.split('.').slice(1).join(' ').replaceAll('-', ' ');
}

/** The same where no heading says what it is of: `Opslag: Grootte`. */
export function factOfSubject(say: SayFact, key: string): string {
  return `${subjectLabel(say, key.split('.', 1).join(''))}: ${factLabel(say, key)}`;
}

/** The value of a fact with its unit. */
export function factValue(
  say: SayFact,
  { key, value, unit }: Pick<Fact, 'key' | 'value' | 'unit'>,
  locale: Locale,
): string {
  if (typeof value === 'boolean') return say(value ? 'facts:yes' : 'facts:no', {});
  if (typeof value === 'string') return value === '' ? '–' : textWords(say, key, value);
  if (typeof value !== 'number') {
    return value.length === 0 ? '–' : value.map((one) => textWords(say, key, one)).join(', ');
  }
  if (unit === 'day') return say('facts:days', { count: value });
  return formatMeasure(value, unit, locale);
}

/** Facts of which the value is a kind of device. */
const kinds: ReadonlySet<string> = new Set(['device.kind', 'port.former-kind']);

/**
 * A text of a device, or our words for one that a specification names. What a device says is never a
 * key of the catalogue by itself: only a plain word is looked up.
 */
function textWords(say: SayFact, key: string, value: string): string {
  if (!/^[A-Za-z-]{1,40}$/u.test(value)) return value;
  const known = kinds.has(key)
    ? say(`devices:kind.${value}`, { defaultValue: '' })
    : say(`facts:value.${key}.${value}`, { defaultValue: '' });
  return known === '' ? value : known;
}
