import type { TFunction } from 'i18next';
import { uuidSchema } from '../../../shared/base/identifier.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatShortDay } from '../../i18n/format.ts';
import { type QueueSearch, filterOf } from './queue-view.ts';

/** By what a list is narrowed, in words such as `Status: Wacht`; one for each filter, in the order of the page. */
export function filterWords(
  t: TFunction,
  search: QueueSearch,
  locale: Locale,
  nameOf: (id: string) => string,
): readonly string[] {
  const { queue, status, priority, device, type, assignee, category, finding, from, to } =
    filterOf(search);
  const { escalated, agreed, approval, reopened } = search;
  const said: readonly (readonly [label: string, value: string | undefined])[] = [
    [t('console:filter.queue'), queue && t(`words:queue.${queue}`)],
    [t('console:filter.status'), status && statusWords(t, status)],
    [
      t('console:filter.priority'),
      priority && `P${priority} ${t(`words:priority.name.${priority}`)}`,
    ],
    [t('console:filter.device'), device && t(`devices:kind.${device}`, { defaultValue: device })],
    [
      t('lists:mark.escalated'),
      escalated &&
        (uuidSchema.safeParse(escalated).success
          ? nameOf(escalated)
          : t(`lists:mark.to.${escalated}`)),
    ],
    [t('lists:mark.agreed'), agreed && t(`lists:mark.${agreed}`)],
    [t('lists:mark.approval'), approval && t(`lists:mark.${approval}`)],
    [t('lists:mark.reopened'), reopened && t('lists:mark.back')],
    [t('lists:filter.type'), type && t(`words:report-type.${type}`)],
    [t('lists:filter.assignee'), assignee && assigneeWords(t, assignee, nameOf)],
    [t('lists:filter.category'), category && t(`words:category.${category}`)],
    [
      t('lists:filter.finding'),
      finding && t(`findings:${finding}.a2`, { defaultValue: finding.replaceAll('-', ' ') }),
    ],
    [t('lists:filter.from'), from && formatShortDay(from, locale)],
    [t('lists:filter.to'), to && formatShortDay(to, locale)],
  ];
  return said.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]));
}

/** A status to filter by in words; `closed` is all that is over, and some stand in addresses only. */
export function statusWords(t: TFunction, status: string): string {
  if (status === 'closed') return t('lists:filter.over');
  const key = status === 'closed-only' ? 'closed' : status;
  return t(`words:status.${key}`, { defaultValue: key });
}

function assigneeWords(
  t: TFunction,
  assignee: string,
  nameOf: (accountId: string) => string,
): string {
  if (assignee === 'me') return t('lists:filter.me');
  return assignee === 'nobody' ? t('lists:filter.nobody') : nameOf(assignee);
}
