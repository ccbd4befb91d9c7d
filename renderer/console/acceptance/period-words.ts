import type { TFunction } from 'i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatShortDay } from '../../i18n/format.ts';

/** From which day until which a campaign takes results. */
export function periodWords(
  t: TFunction<'acceptance'>,
  { from, until }: { readonly from: string; readonly until: string },
  locale: Locale,
): string {
  return t('acceptance:period', {
    from: formatShortDay(from, locale),
    until: formatShortDay(until, locale),
  });
}
