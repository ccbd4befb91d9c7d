import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { KioskState, Receipt } from '../../../shared/contract/kiosk-contract.ts';
import { formatShortMoment, formatWaitFigures } from '../../i18n/format.ts';
import { useZone } from './zone.ts';
import type { Model } from '../flow/model.ts';

/** A wait with the words before it; until when the desk is closed, when it is. */
export interface WaitWords {
  readonly label: string;
  readonly figures: string;
  /** How long it takes once the desk opens, or that it may not be today; null when it is in time. */
  readonly afterwards: string | null;
}

/** How a wait is said, or null when the desk never told one. A desk that was to open by now is not closed. */
export function useWaitWords(
  {
    wait,
    opensAt,
    closedBy = null,
    today,
  }: Pick<Receipt, 'wait' | 'opensAt' | 'today'> & Partial<Pick<KioskState, 'closedBy'>>,
  { nowMs, locale }: Pick<Model, 'nowMs' | 'locale'>,
  label: string,
): WaitWords | null {
  const { t } = useTranslation('words');
  const zone = useZone();
  if (wait === null) return null;
  if (opensAt !== null && Date.parse(opensAt) > nowMs) {
    return {
      label: today === 'unlikely' ? t('wait.not-today') : closedLabel(t, closedBy),
      figures: formatShortMoment(new Date(opensAt), new Date(nowMs), locale, zone),
      afterwards: t('wait.after-opening', { figures: formatWaitFigures(wait) }),
    };
  }
  return {
    label,
    figures: t('wait.minutes', { figures: formatWaitFigures(wait) }),
    afterwards: today === 'perhaps' ? t('wait.perhaps-not-today') : null,
  };
}

/** That nobody is there who knows most about it, and when one comes; null when somebody is. */
export function useAwayWords(
  { away }: Pick<Receipt, 'away'>,
  { nowMs, locale }: Pick<Model, 'nowMs' | 'locale'>,
): string | null {
  const { t } = useTranslation('words');
  const zone = useZone();
  if (away === null) return null;
  if (away.expectedAt === undefined) return t('wait.skill-away');
  const moment = formatShortMoment(new Date(away.expectedAt), new Date(nowMs), locale, zone);
  return t('wait.skill-away-until', { moment });
}

function closedLabel(t: TFunction<'words'>, closedBy: KioskState['closedBy']): string {
  return closedBy === null
    ? t('wait.closed-until')
    : t('wait.closed-by', { cause: t(`closure.${closedBy}`) });
}
