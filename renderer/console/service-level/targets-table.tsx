import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportType, reportTypeSchema } from '../../../shared/domain/report-type.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { durationWords } from './clock-words.ts';
import { NativeField } from './native-field.tsx';
import { type TermsDraft, priorities, withTarget } from './terms-draft.ts';
import styles from './terms-page.module.css';

const fields = ['responseMinutes', 'resolutionMinutes'] as const;

/** Response and resolution in minutes of opening time, for each priority of one type of report. */
export function TargetsTable({
  draft,
  onChange,
}: {
  readonly draft: TermsDraft;
  readonly onChange: (draft: TermsDraft) => void;
}) {
  const { t } = useTranslation('service-level');
  const [reportType, setReportType] = useState<ReportType>('incident');
  return (
    <section className={styles['part']} aria-labelledby="targets-title">
      <h2 id="targets-title">{t('targets.title')}</h2>
      <p className={styles['lead']}>{t('targets.lead')}</p>
      <RadioSet
        inRow
        label={t('targets.type')}
        value={reportType}
        options={reportTypeSchema.options.map((value) => ({
          value,
          words: t(`words:report-type.${value}`),
        }))}
        onChange={setReportType}
      />
      <table className={styles['targets']} aria-labelledby="targets-title">
        <thead>
          <tr>
            <th scope="col">{t('targets.priority')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {t(`targets.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {priorities.map((priority) => (
            <tr key={priority}>
              <th scope="row">
                P{priority} · {t(`words:priority.name.${priority}`)}
              </th>
              {fields.map((field) => {
                const minutes = draft.targets[reportType][priority][field];
                return (
                  <td key={field}>
                    <NativeField
                      hideLabel
                      type="number"
                      label={`P${priority} ${t(`targets.${field}`)}`}
                      value={String(minutes)}
                      onChange={(text) =>
                        onChange(withTarget(draft, reportType, priority, field, text))
                      }
                    />
                    <span className={styles['lead']}>{durationWords(t, minutes)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
