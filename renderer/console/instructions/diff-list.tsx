import { useTranslation } from 'react-i18next';
import type { InstructionContent } from '../../../shared/domain/instruction.ts';
import { diffOf, linesOf } from './content-diff.ts';
import styles from './instructions.module.css';

/** What changed between two versions, line by line, in words as well as in colour. */
export function DiffList({
  before,
  after,
}: {
  readonly before: InstructionContent;
  readonly after: InstructionContent;
}) {
  const { t } = useTranslation('instructions');
  const changes = diffOf(linesOf(before), linesOf(after)).filter(({ change }) => change !== 'same');
  if (changes.length === 0) return <p className={styles['soft']}>{t('diff.none')}</p>;
  return (
    <ul className={styles['diff']}>
      {changes.map(({ change, line }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list is drawn whole and never reordered
        <li key={at} className={styles[change]}>
          <span className={styles['soft']}>
            {t(`diff.${change}`)} · {line.variant === null ? '' : `${line.variant} · `}
            {t(`line.${line.field}`)}
          </span>{' '}
          {change === 'gone' ? <del>{line.text}</del> : <ins>{line.text}</ins>}
        </li>
      ))}
    </ul>
  );
}
