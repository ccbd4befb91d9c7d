import { useTranslation } from 'react-i18next';
import {
  type Priority,
  type PriorityMatrix,
  prioritySchema,
  type Scale,
  scales,
} from '../../../shared/domain/priority.ts';
import { Choice } from '../parts/choice.tsx';
import styles from './priority-pages.module.css';

const priorities = [1, 2, 3, 4, 5] as const satisfies readonly Priority[];

/** Impact down, urgency across; every cell says in words which pair it is for. */
export function MatrixGrid({
  matrix,
  onChange,
}: {
  readonly matrix: PriorityMatrix;
  readonly onChange: (impact: Scale, urgency: Scale, priority: Priority) => void;
}) {
  const { t } = useTranslation('priority');
  return (
    <table className={styles['matrix']}>
      <caption className="visually-hidden">{t('matrix.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('matrix.title')}</th>
          {scales.map((urgency) => (
            <th key={urgency} scope="col">
              {t('matrix.urgency')}: {t(`console:priority.urgency.${urgency}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scales.map((impact) => (
          <tr key={impact}>
            <th scope="row">
              {t('matrix.impact')}: {t(`console:priority.impact.${impact}`)}
            </th>
            {scales.map((urgency) => (
              <td key={urgency}>
                <Choice
                  quiet
                  label={t('matrix.cell', {
                    impact: t(`console:priority.impact.${impact}`),
                    urgency: t(`console:priority.urgency.${urgency}`),
                  })}
                  value={`${matrix[impact][urgency]}`}
                  options={priorities.map((priority) => ({
                    value: `${priority}`,
                    words: `P${priority} · ${t(`words:priority.name.${priority}`)}`,
                  }))}
                  onChange={(value) =>
                    onChange(impact, urgency, prioritySchema.parse(Number(value)))
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
