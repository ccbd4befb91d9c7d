import { useTranslation } from 'react-i18next';
import type { SelfTest } from '../../../shared/domain/fleet/self-test.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from '../bench/bench.module.css';
import { VerdictMark } from './standing-mark.tsx';

/** What the kiosk tried of itself, part by part, with the reason. */
export function SelfTestTable({ selfTest }: { readonly selfTest: SelfTest | null }) {
  const { t } = useTranslation('fleet');
  const { locale } = useStore(useParts().settings);
  if (selfTest === null) return <p>{t('test.none')}</p>;
  return (
    <>
      <p>{t('test.at', { at: formatDateTime(new Date(selfTest.at), locale) })}</p>
      <table className={styles['table']} aria-label={t('test.title')}>
        <tbody>
          {selfTest.lines.map((line) => (
            <tr key={`${line.part} ${line.detail}`}>
              <th scope="row">{t(`part.${line.part}`)}</th>
              <td>
                <VerdictMark verdict={line.verdict} />
              </td>
              <td>
                {t(`why.${line.why}`)}
                {line.detail === '' ? '' : ` (${line.detail})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
