import { useTranslation } from 'react-i18next';
import type { KioskVersion, ShownPack } from '../../../shared/contract/update-routes.ts';
import { packName } from '../../../shared/domain/release/rolled-out.ts';
import { formatNumber } from '../../../shared/domain/measure.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import bench from '../bench/bench.module.css';
import { stateWords } from './release-table.tsx';
import { rolledOutWords } from './report-words.ts';
import styles from './updates.module.css';

const dayMs = 24 * 60 * 60 * 1000;

/** What the readers know, by pack: how old it is, whether it is here, and how many kiosks have it. */
export function PackTable({
  packs,
  kiosks,
  nowMs,
}: {
  readonly packs: readonly ShownPack[];
  readonly kiosks: readonly KioskVersion[];
  readonly nowMs: number;
}) {
  const { t } = useTranslation('updates');
  const { locale } = useStore(useParts().settings);
  const taking = kiosks.flatMap(({ pack }) => (pack === null ? [] : [pack]));
  const shown = packs.toSorted((one, other) => other.number - one.number);
  const elsewhere = taking.filter(({ running }) => !packs.some(({ number }) => number === running));
  return (
    <>
      <p>{t('pack.lead')}</p>
      {shown.length === 0 ? (
        <p>{t('pack.none')}</p>
      ) : (
        // A table that is wider than the window is moved by itself, also by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else no key reaches what is out of sight
        <div className={styles['wide']} role="group" aria-label={t('pack.title')} tabIndex={0}>
          <table className={bench['table']} aria-label={t('pack.title')}>
            <thead>
              <tr>
                <th scope="col">{t('pack.name')}</th>
                <th scope="col">{t('pack.made')}</th>
                <th scope="col">{t('release.state')}</th>
                <th scope="col">{t('pack.readable')}</th>
                <th scope="col">{t('pack.kiosks')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((pack) => (
                <tr key={pack.number}>
                  <th scope="row">{rolledOutWords(t, packName(pack.number))}</th>
                  <td>
                    {formatDateTime(new Date(pack.madeAt), locale)} (
                    {t('pack.age', { count: ageDays(pack, nowMs) })})
                  </td>
                  <td>{stateWords(t, pack, locale)}</td>
                  <td>{pack.readableFrom}</td>
                  <td>
                    {t('pack.have', {
                      count: taking.filter(({ running }) => running === pack.number).length,
                      of: formatNumber(taking.length, locale),
                    })}
                    <Refusals
                      count={taking.filter(({ refused }) => refused?.number === pack.number).length}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {taking.length === 0 ? <p>{t('pack.nobody')}</p> : null}
      {elsewhere.length === 0 ? null : <p>{t('pack.elsewhere', { count: elsewhere.length })}</p>}
    </>
  );
}

function Refusals({ count }: { readonly count: number }) {
  const { t } = useTranslation('updates');
  return count === 0 ? null : <strong> · {t('pack.refused', { count })}</strong>;
}

function ageDays({ madeAt }: ShownPack, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(madeAt)) / dayMs));
}
