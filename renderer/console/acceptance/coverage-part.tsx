import { CircleAlert, CircleCheck, CircleDashed, Hourglass, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Cell, rolesOf } from '../../../shared/domain/acceptance/coverage.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './acceptance.module.css';
import { type CampaignPartProps, deviceLine } from './use-acceptance.ts';

const iconOf = {
  'not-covered': CircleDashed,
  running: Hourglass,
  passed: CircleCheck,
  failed: CircleAlert,
  'to-retest': RotateCcw,
} as const satisfies Record<Cell['state'], unknown>;

/** Script × role × device, one table for each script; a state is a word and a shape, never a colour alone. */
export function CoveragePart({ view }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { cells, conditions, devices, scripts, testers } = view;
  if (cells.length === 0) {
    return <p className={styles['part']}>{t('acceptance:coverage.none')}</p>;
  }
  return (
    <section className={styles['part']} aria-labelledby="coverage-title">
      <div className={styles['head']}>
        <h2 id="coverage-title">{t('acceptance:part.coverage')}</h2>
        <p>
          {t('acceptance:coverage.passed-of', {
            passed: conditions.passed,
            cells: conditions.cells,
          })}
        </p>
      </div>
      {scripts.map((script) => {
        const caption = t('acceptance:coverage.caption', { script: script.content.title[locale] });
        return (
          <div
            key={script.scriptId}
            className={styles['scroll']}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
            tabIndex={0}
            role="group"
            aria-label={caption}
          >
            <table className={styles['table']}>
              <caption>{caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('acceptance:coverage.role')}</th>
                  {devices.map((device) => (
                    <th key={device.wishId} scope="col">
                      {deviceLine(device)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rolesOf(testers).map((role) => (
                  <tr key={role}>
                    <th scope="row">{role}</th>
                    {devices.map(({ wishId }) => (
                      <td key={wishId}>
                        <CellState
                          cell={cells.find(
                            (cell) =>
                              cell.scriptId === script.scriptId &&
                              cell.role === role &&
                              cell.wishId === wishId,
                          )}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </section>
  );
}

function CellState({ cell }: { readonly cell: Cell | undefined }) {
  const { t } = useTranslation('acceptance');
  if (cell === undefined) return null;
  const Icon = iconOf[cell.state];
  return (
    <span className={`${styles['cell']} ${styles[cell.state] ?? ''}`}>
      <Icon aria-hidden="true" />
      <span>
        {t(`acceptance:cell.${cell.state}`)}
        {cell.runs === 0 ? null : (
          <small>{t('acceptance:coverage.runs', { count: cell.runs })}</small>
        )}
      </span>
    </span>
  );
}
