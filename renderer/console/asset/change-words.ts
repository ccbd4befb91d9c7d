import type { TFunction } from 'i18next';
import type { FactChange } from '../../../shared/domain/asset-event.ts';
import { identifierKindSchema } from '../../../shared/domain/asset.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatEuros, formatShortDay } from '../../i18n/format.ts';

const days = ['warrantyUntil', 'purchasedOn', 'dueOn'];
const kindOfNumber = new RegExp(`^(${identifierKindSchema.options.join('|')}) (.+)$`, 'u');

/** One fact that was changed. The history keeps it as the desk stores it: days by ISO, cents, codes. */
export function changeWords(t: TFunction, locale: Locale, change: FactChange): string {
  const { fact } = change;
  const name = t(fact === 'identifiers' ? 'assets:fact.numbers' : `assets:fact.${fact}`);
  const words = (value: string | null) => valueWords(t, locale, fact, value);
  return `${name}: ${words(change.from)} → ${words(change.to)}`;
}

function valueWords(t: TFunction, locale: Locale, fact: string, value: string | null): string {
  if (value === null) return '–';
  if (days.includes(fact)) return formatShortDay(value, locale);
  if (fact === 'purchasePrice') return formatEuros(Number(value), locale);
  if (fact === 'type') return t(`assets:type.${value}`);
  if (fact === 'identifiers') return value.split(', ').map(numberWords(t)).join(', ');
  return value;
}

function numberWords(t: TFunction) {
  return (written: string): string => {
    const [, kind, number] = kindOfNumber.exec(written) ?? [];
    return kind === undefined ? written : `${t(`assets:fact.${kind}`)} ${number}`;
  };
}
