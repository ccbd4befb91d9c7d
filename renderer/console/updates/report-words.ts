import type { TFunction } from 'i18next';
import type { VersionReport } from '../../../shared/contract/update-routes.ts';
import { faultWords } from '../app/fault-words.ts';

/** Why a version did not do on a kiosk, by a `t` of any catalogue. */
export function brokenWords(
  t: TFunction,
  { because, reason }: Pick<VersionReport, 'because' | 'reason'>,
): string {
  if (because !== null) return t(`updates:taken-back.${because}`);
  return reason === null
    ? t('updates:halted.did-not-start')
    : faultWords(t, { code: reason, detail: '' });
}

/** What a kiosk said last of a version, by a `t` of any catalogue. */
export function reportWords(t: TFunction, report: VersionReport): string {
  const { version, percent, because, reason } = report;
  const state = t(`updates:install.${report.state}`, { percent });
  const words = t('updates:kiosk.report', { version, state });
  return because === null && reason === null ? words : `${words} (${brokenWords(t, report)})`;
}
