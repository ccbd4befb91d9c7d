import { Link } from '@tanstack/react-router';
import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type InstructionLine, variantKey } from '../../../shared/domain/instruction.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { variantPlaces } from './instruction-draft.ts';
import styles from './instructions.module.css';

/** Instructions as a table: how far each is, in which variants, and until when it holds. */
export function InstructionTable({ lines }: { readonly lines: readonly InstructionLine[] }) {
  const { t } = useTranslation('instructions');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('page')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('column.title')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col">{t('column.variants')}</th>
            <th scope="col">{t('column.owner')}</th>
            <th scope="col">{t('column.review-by')}</th>
            <th scope="col">{t('column.verified')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const missing = variantPlaces
              .map(variantKey)
              .filter((key) => !line.variants.includes(key));
            return (
              <tr key={line.instructionId}>
                <th scope="row">
                  <Link
                    to="/instructions/$instructionId"
                    params={{ instructionId: line.instructionId }}
                    search={{}}
                  >
                    {line.title === '' ? line.slug : line.title}
                  </Link>
                </th>
                <td>
                  <span className={`${styles['mark']} ${styles[line.state]}`}>
                    {t(`state.${line.state}`)}
                  </span>
                  {line.pending === null ? null : (
                    <small className={styles['soft']}> {t(`pending.${line.pending}`)}</small>
                  )}
                </td>
                <td>
                  {missing.length === 0
                    ? t('all-variants')
                    : t('missing-variants', { names: missing.join(', ') })}
                </td>
                <td>{line.owner?.name ?? t('no-owner')}</td>
                <td>{formatCalendarDay(line.reviewBy, locale)}</td>
                <td>
                  {line.verified ? (
                    <>
                      <BadgeCheck aria-hidden="true" className={styles['tiny']} /> {t('verified')}
                    </>
                  ) : (
                    t('not-verified')
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
