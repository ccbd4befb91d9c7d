import { useTranslation } from 'react-i18next';
import type { KioskState, Receipt } from '../../../shared/contract/kiosk-contract.ts';
import { formatShortMoment, formatWaitFigures } from '../../i18n/format.ts';
import type { Model } from '../flow/model.ts';

/** A wait with the words before it; until when the desk is closed, when it is. */
export interface WaitWords {
  readonly label: string;
  readonly figures: string;
  /** How long it takes once the desk is open; null when it is. */
  readonly afterwards: string | null;
}

/** How a wait is said, or null when the desk never told one. A desk that was to open by now is not closed. */
export function useWaitWords(
  {
    wait,
    opensAt,
    closedBy = null,
  }: Pick<Receipt, 'wait' | 'opensAt'> & Partial<Pick<KioskState, 'closedBy'>>,
  { nowMs, locale }: Pick<Model, 'nowMs' | 'locale'>,
  label: string,
): WaitWords | null {
  const { t } = useTranslation('words');
  if (wait === null) return null;
  if (opensAt !== null && Date.parse(opensAt) > nowMs) {
    return {
      label:
        closedBy === null
          ? t('wait.closed-until')
          : t('wait.closed-by', { cause: t(`closure.${closedBy}`) }),
      figures: formatShortMoment(new Date(opensAt), new Date(nowMs), locale),
      afterwards: t('wait.after-opening', { figures: formatWaitFigures(wait) }),
    };
  }
  return {
    label,
    figures: t('wait.minutes', { figures: formatWaitFigures(wait) }),
    afterwards: null,
  };
}
