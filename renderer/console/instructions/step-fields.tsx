import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InstructionLimits } from '../../../shared/domain/instruction-limits.ts';
import { Button } from '../../ui/button.tsx';
import type { StepDraft } from './instruction-draft.ts';
import { LimitedField } from './limited-field.tsx';
import { PictureField } from './picture-field.tsx';
import styles from './instructions.module.css';

/** One step by its template: do this, then you see that, and if not. Alt with an arrow moves it. */
export function StepFields({
  step,
  place,
  limits,
  isWriting,
  isOnly,
  isLast,
  onChange,
  onMove,
  onRemove,
}: {
  readonly step: StepDraft;
  readonly place: number;
  readonly limits: InstructionLimits;
  readonly isWriting: boolean;
  readonly isOnly: boolean;
  readonly isLast: boolean;
  readonly onChange: (step: StepDraft) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('instructions');
  const number = place + 1;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its own fields bubble here
    <fieldset
      className={styles['step']}
      onKeyDown={(event) => {
        if (!isWriting || !event.altKey) return;
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <legend>{t('step.number', { number })}</legend>
      <LimitedField
        label={t('field.do')}
        value={step.do}
        limit={limits.do}
        rows={2}
        isWriting={isWriting}
        onChange={(words) => onChange({ ...step, do: words })}
      />
      <LimitedField
        label={t('field.see')}
        value={step.see ?? ''}
        limit={limits.see}
        rows={2}
        isWriting={isWriting}
        onChange={(see) => onChange({ ...step, see })}
      />
      <LimitedField
        label={t('field.ifNot')}
        value={step.ifNot ?? ''}
        limit={limits.ifNot}
        rows={2}
        isWriting={isWriting}
        onChange={(ifNot) => onChange({ ...step, ifNot })}
      />
      <PictureField
        picture={step.picture}
        isWriting={isWriting}
        onChange={({ picture }) => onChange({ ...step, picture })}
      />
      {isWriting ? (
        <div className={styles['buttons']}>
          <Button
            icon={<ArrowUp />}
            label={t('step.up', { number })}
            disabled={place === 0}
            onPress={() => onMove(-1)}
          />
          <Button
            icon={<ArrowDown />}
            label={t('step.down', { number })}
            disabled={isLast}
            onPress={() => onMove(1)}
          />
          <Button
            icon={<Trash2 />}
            label={t('step.remove', { number })}
            disabled={isOnly}
            onPress={onRemove}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
