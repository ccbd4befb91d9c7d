import type { TFunction } from 'i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Fact } from '../../../shared/domain/readout.ts';
import { formatMeasure } from '../../i18n/format.ts';

/** The name of a fact; a key that the catalogue does not know yet stands for itself. */
export function factLabel(t: TFunction, key: string): string {
  const last = key.split('.').slice(1).join(' ').replaceAll('-', ' ');
  return t(`devices:fact.${key}`, { defaultValue: last });
}

/** The same where no heading says what it is of: `Opslag: Grootte`. */
export function factOfSubject(t: TFunction, key: string): string {
  const subject = key.split('.', 1).join('');
  const of = t(`devices:subject.${subject}`, { defaultValue: subject });
  return `${of}: ${factLabel(t, key)}`;
}

/** The value of a fact with its unit. */
export function factValue(
  t: TFunction,
  { key, value, unit }: Pick<Fact, 'key' | 'value' | 'unit'>,
  locale: Locale,
): string {
  if (typeof value === 'boolean') return t(`console:fact.${value ? 'yes' : 'no'}`);
  if (typeof value === 'string') return value === '' ? '–' : textWords(t, key, value);
  if (typeof value !== 'number') {
    return value.length === 0 ? '–' : value.map((one) => textWords(t, key, one)).join(', ');
  }
  if (unit === 'day') return t('console:fact.days', { count: value });
  return formatMeasure(value, unit, locale);
}

/** Facts of which the value is a kind of device. */
const kinds: ReadonlySet<string> = new Set(['device.kind', 'port.former-kind']);

/**
 * A text of a device, or our words for one that a specification names. What a device says is never a
 * key of the catalogue by itself: only a plain word is looked up.
 */
function textWords(t: TFunction, key: string, value: string): string {
  if (!/^[A-Za-z-]{1,40}$/u.test(value)) return value;
  const known = kinds.has(key)
    ? t(`devices:kind.${value}`, { defaultValue: '' })
    : t(`console:fact-value.${key}.${value}`, { defaultValue: '' });
  return known === '' ? value : known;
}
