import type { TFunction } from 'i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { ForWhom, ReportDetails } from '../../../shared/domain/report-details.ts';
import { formatCalendarDay, formatMoment } from '../../i18n/format.ts';

/** One fact as it is read: its name, and its words or null. */
export interface FactLine {
  readonly name: string;
  readonly words: string | null;
}

/** The facts of a type in the order of their form. */
export function factLines(
  t: TFunction<'details'>,
  details: ReportDetails,
  locale: Locale,
): readonly FactLine[] {
  const plain = (name: string, words: string | null): FactLine => ({ name, words });
  switch (details.type) {
    case 'incident':
      return [
        plain(
          'workaround',
          details.workaround === null ? null : t(`workaround.${details.workaround}`),
        ),
      ];
    case 'information':
      return [];
    case 'change':
      return [
        plain('why', details.why),
        plain('wished', wishedWords(t, details.wished, locale)),
        plain(
          'agreedDay',
          details.agreedDay === null ? null : formatCalendarDay(details.agreedDay, locale),
        ),
        plain('approver', details.approver),
        plain('risk', details.risk === null ? null : t(`risk.${details.risk}`)),
      ];
    case 'authorisation':
      return [
        plain('system', details.system),
        plain('role', details.role),
        plain('reason', details.reason),
        plain('end', endWords(t, details.end, locale)),
        plain('approver', details.approver),
      ];
    case 'complaint':
      return [
        plain('about', details.about),
        plain('wish', details.wish),
        plain('owner', details.owner),
        plain(
          'replyBy',
          details.replyBy === null ? null : formatMoment(new Date(details.replyBy), locale),
        ),
        plain('reply', details.reply),
      ];
  }
}

function wishedWords(
  t: TFunction<'details'>,
  wished: Extract<ReportDetails, { type: 'change' }>['wished'],
  locale: Locale,
): string | null {
  if (wished === null) return null;
  return wished.kind === 'on' ? formatCalendarDay(wished.day, locale) : t('wished.any-day');
}

function endWords(
  t: TFunction<'details'>,
  end: Extract<ReportDetails, { type: 'authorisation' }>['end'],
  locale: Locale,
): string | null {
  if (end === null) return null;
  return end.kind === 'until' ? formatCalendarDay(end.day, locale) : t('end.unlimited');
}

/** For whom it is, in the technician's words. */
export function forWhomWords(t: TFunction<'details'>, forWhom: ForWhom): string {
  return forWhom.kind === 'team-member'
    ? t('reported-for.team-member', { who: forWhom.who })
    : t(`reported-for.${forWhom.kind}`);
}
