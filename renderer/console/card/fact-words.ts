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
  { value, unit }: Pick<Fact, 'value' | 'unit'>,
  locale: Locale,
): string {
  if (typeof value === 'boolean') return t(`console:fact.${value ? 'yes' : 'no'}`);
  if (typeof value === 'string') return value === '' ? '–' : value;
  if (typeof value !== 'number') return value.length === 0 ? '–' : value.join(', ');
  if (unit === 'day') return t('console:fact.days', { count: value });
  return formatMeasure(value, unit, locale);
}
