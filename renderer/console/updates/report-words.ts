import type { TFunction } from 'i18next';
import type { VersionReport } from '../../../shared/contract/update-routes.ts';
import type { FaultCode } from '../../../shared/base/fault.ts';
import type { ToldPack } from '../../../shared/domain/fleet/heartbeat.ts';
import { packName, packNumberOf } from '../../../shared/domain/release/rolled-out.ts';
import { faultWords } from '../app/fault-words.ts';

/** What is rolled out: a version as it stands, a reader pack in words; by a `t` of any catalogue. */
export function rolledOutWords(t: TFunction, rolledOut: string): string {
  const number = packNumberOf(rolledOut);
  return number === null ? rolledOut : t('updates:pack.called', { number });
}

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
  const words = t('updates:kiosk.report', { version: rolledOutWords(t, version), state });
  return because === null && reason === null ? words : `${words} (${brokenWords(t, report)})`;
}

/** Which reader pack a kiosk uses, and what it did not take, by a `t` of any catalogue. */
export function packWords(t: TFunction, { running, refused }: ToldPack): string {
  const words = rolledOutWords(t, packName(running));
  if (refused === null) return words;
  const { number, because, detail } = refused;
  const what = number === null ? t('updates:pack.what-came') : rolledOutWords(t, packName(number));
  const why = t(`updates:pack-refused.${refusalWords(because)}`, { what, because, detail });
  return `${words}. ${why}`;
}

function refusalWords(because: FaultCode): 'reader' | 'broken' | 'unproven' {
  if (because === 'pack/reader-failed') return 'reader';
  return because === 'pack/broken' ? 'broken' : 'unproven';
}
