import type { TFunction } from 'i18next';
import type { Finding } from '../../../shared/domain/readout.ts';
import type { QueueItem } from '../../../shared/domain/ticket.ts';
import { isPlainCounter } from '../../desk-link/plain-counter.ts';

/** A finding in a technician's words; a code that the catalogue does not know yet stands for itself. */
export function findingWords(
  t: TFunction,
  finding: Pick<Finding, 'code' | 'params'>,
  level: 'expert' | 'b1' = 'expert',
): string {
  return t(`findings:${finding.code}.${level}`, {
    ...finding.params,
    defaultValue: finding.code.replaceAll('-', ' '),
  });
}

/** `Balie 2` when the counter is a number or letter, else its own name. */
export function counterWords(t: TFunction, counter: string): string {
  return isPlainCounter(counter) ? t('console:counter.words', { counter }) : counter;
}

/** What the visit is about, in two words: the category, else the kind of report. */
export function subjectWords(
  t: TFunction,
  item: Pick<QueueItem, 'category' | 'reportType'>,
): string {
  const type = t(`words:report-type.${item.reportType}`);
  return item.category === null
    ? type
    : t(`words:category.${item.category}`, { defaultValue: type });
}

/** The device as somebody would call it, and what it says of itself. */
export function deviceWords(
  t: TFunction,
  item: Pick<QueueItem, 'deviceKind' | 'deviceName'>,
): string {
  if (item.deviceName !== null) return item.deviceName;
  return item.deviceKind === null
    ? t('console:device.none')
    : t(`devices:kind.${item.deviceKind}`, { defaultValue: item.deviceKind });
}
