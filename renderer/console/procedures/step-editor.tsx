import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { evidenceKindSchema } from '../../../shared/domain/procedure.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import type { StepDraft } from './procedure-draft.ts';
import styles from './procedures-page.module.css';

/** One step of a procedure while it is written. */
export function StepEditor({
  step,
  place,
  isOnly,
  onChange,
  onMove,
  onRemove,
}: {
  readonly step: StepDraft;
  readonly place: number;
  readonly isOnly: boolean;
  readonly onChange: (step: StepDraft) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('procedures');
  const field = (
    part: 'title' | 'help' | 'valueName',
    language: 'nl' | 'en',
    maxLength: number,
  ) => (
    <TextField
      label={t(`step-field.${part}-${language}`)}
      value={step[part][language]}
      onChange={(words) => onChange({ ...step, [part]: { ...step[part], [language]: words } })}
      maxLength={maxLength}
      rows={part === 'help' ? 2 : 1}
    />
  );
  return (
    <fieldset className={styles['step']}>
      <legend>{t('step', { place })}</legend>
      <div className={styles['pair']}>
        {field('title', 'nl', 160)}
        {field('title', 'en', 160)}
        {field('help', 'nl', 600)}
        {field('help', 'en', 600)}
      </div>
      <RadioSet
        inRow
        label={t('evidence-label')}
        value={step.evidence}
        options={evidenceKindSchema.options.map((value) => ({
          value,
          words: t(`evidence.${value}`),
        }))}
        onChange={(evidence) => onChange({ ...step, evidence })}
      />
      {step.evidence === 'value' ? (
        <div className={styles['pair']}>
          {field('valueName', 'nl', 80)}
          {field('valueName', 'en', 80)}
        </div>
      ) : null}
      <TextField
        label={t('usual-minutes')}
        value={step.minutes}
        onChange={(minutes) => onChange({ ...step, minutes })}
        maxLength={3}
      />
      <div className={styles['buttons']}>
        <Button icon={<ArrowUp />} label={t('move-up', { place })} onPress={() => onMove(-1)} />
        <Button icon={<ArrowDown />} label={t('move-down', { place })} onPress={() => onMove(1)} />
        <Button
          icon={<Trash2 />}
          label={t('remove', { place })}
          disabled={isOnly}
          onPress={onRemove}
        />
      </div>
    </fieldset>
  );
}
