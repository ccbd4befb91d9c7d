import type { TFunction } from 'i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Closure } from '../../../shared/domain/service-level/closure.ts';
import { formatShortMoment } from '../../i18n/format.ts';

/** `Balie dicht 12:00 – 17:00: Stroomstoring (Meterkast)`; `site` is how the one is called that it closes. */
export function closureWords(
  t: TFunction,
  { cause, reason, from, until, ended }: Closure,
  at: string,
  locale: Locale,
  site: string | null = null,
): string {
  const moment = (text: string) => formatShortMoment(new Date(text), new Date(at), locale);
  const parts = {
    from: moment(from),
    until: moment(ended === null ? until : ended.at),
    cause: t(`words:closure.${cause}`),
  };
  const line =
    site === null
      ? t('service-level:closure.line', parts)
      : t('service-level:closure.line-of', { ...parts, site });
  return reason === '' ? line : `${line} (${reason})`;
}
