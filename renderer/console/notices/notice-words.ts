import type { TFunction } from 'i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Notice } from '../../../shared/domain/notice.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { rolledOutWords } from '../updates/report-words.ts';

/** What a notice says, in a sentence. */
export function noticeWords(
  t: TFunction,
  { kind, details }: Pick<Notice, 'kind' | 'details'>,
  locale: Locale,
): string {
  const { clock, category, decision, until, shelf, because, version, solved } = details;
  const said: Record<string, string | number> = { ...details };
  if (clock !== undefined) said['clock'] = t(`service-level:${String(clock)}`);
  if (category !== undefined) said['category'] = t(`words:category.${String(category)}`);
  if (decision !== undefined) said['decision'] = t(`notices:decision.${String(decision)}`);
  if (solved !== undefined) said['solved'] = t(`notices:solved.${String(solved)}`);
  if (because !== undefined) said['because'] = t(`updates:halted.${String(because)}`);
  if (kind === 'rollout-halted') said['version'] = rolledOutWords(t, String(version));
  if (kind === 'disturbance-proposed') said['title'] = String(details[locale]);
  if (shelf === '') said['shelf'] = t('notices:no-shelf');
  if (until !== undefined) {
    said['until'] = until === '' ? t('notices:no-day') : formatCalendarDay(String(until), locale);
  }
  if (kind === 'instruction-failed' && details['step'] === 0) {
    return t('notices:instruction-unhelpful', said);
  }
  return t(`notices:kind.${kind}`, said);
}

/** Where a notice leads: to its ticket, or to the page where it is dealt with. */
export function noticePlace({
  kind,
  ticket,
}: Pick<Notice, 'kind' | 'ticket'>):
  | '/alerts'
  | '/approvals'
  | '/backup'
  | '/consumables'
  | '/disturbances'
  | '/instructions'
  | '/kiosks'
  | '/loans'
  | '/problems'
  | '/tickets/$ticketId'
  | '/updates'
  | null {
  if (kind === 'approval-asked' || kind === 'approval-reminder' || kind === 'approval-ended') {
    return '/approvals';
  }
  if (kind.startsWith('problem-')) return '/problems';
  if (kind === 'disturbance-proposed') return '/disturbances';
  if (kind === 'stock-low') return '/consumables';
  if (kind.startsWith('instruction-') && kind !== 'instruction-failed') return '/instructions';
  if (kind.startsWith('loan-')) return '/loans';
  if (kind.startsWith('kiosk-') || kind.startsWith('port-')) return '/kiosks';
  if (kind === 'rollout-halted') return '/updates';
  if (kind === 'backup-failed') return '/backup';
  if (kind === 'message-given-up') return '/alerts';
  return ticket === null ? null : '/tickets/$ticketId';
}
