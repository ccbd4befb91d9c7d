import { useTranslation } from 'react-i18next';
import { type AuditLine, deskActor } from '../../../shared/domain/audit.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './audit.module.css';

/** Lines of the trail, as they were written. */
export function AuditTable({ lines }: { readonly lines: readonly AuditLine[] }) {
  const { t } = useTranslation('audit');
  const { locale } = useStore(useParts().settings);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('table')}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{t('table')}</caption>
        <thead>
          <tr>
            {(['at', 'actor', 'act', 'subject', 'details'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineId}>
              <th scope="row">
                <time dateTime={line.at}>{formatDateTime(new Date(line.at), locale)}</time>
              </th>
              <td>
                {line.actorId === null && line.actor === deskActor ? t('the-desk') : line.actor}
                {line.counter === null ? null : (
                  <span className={styles['beside']}>{line.counter}</span>
                )}
              </td>
              <td>
                {t(`kind.${wordOf(line.kind)}`, { defaultValue: line.kind })}
                <span className={styles['beside']}>{t(`area.${line.area}`)}</span>
              </td>
              <td>{line.subject}</td>
              <td>
                <ul className={styles['changes']}>
                  {Object.entries(line.details).map(([name, value]) => (
                    <li key={name}>
                      {name}: {value}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `site.change` is `site-change` in the catalogue, where a dot divides. */
function wordOf(kind: string): string {
  return kind.replaceAll('.', '-');
}
