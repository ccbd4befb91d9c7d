import { useTranslation } from 'react-i18next';
import type { ConfigChange } from '../../../shared/domain/kiosk-config-diff.ts';
import bench from '../bench/bench.module.css';
import { leafWords } from './field-words.ts';

/** What a version or a proposal changes, field by field. */
export function ChangeList({
  label,
  changes,
}: {
  readonly label: string;
  readonly changes: readonly ConfigChange[];
}) {
  const { t } = useTranslation('kiosk-config');
  if (changes.length === 0) return <p>{t('changes.none')}</p>;
  return (
    <table className={bench['table']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('changes.field')}</th>
          <th scope="col">{t('changes.from')}</th>
          <th scope="col">{t('changes.to')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, from, to }) => (
          <tr key={path}>
            <th scope="row">{t(`field.${path}`)}</th>
            <td>{leafWords(t, path, from)}</td>
            <td>{leafWords(t, path, to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
