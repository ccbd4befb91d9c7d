import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { instructionLimits } from '../../../shared/domain/instruction-limits.ts';
import { variantKey } from '../../../shared/domain/instruction.ts';
import { Button } from '../../ui/button.tsx';
import { type VariantDraft, moved, nextKey } from './instruction-draft.ts';
import { LimitedField } from './limited-field.tsx';
import styles from './instructions.module.css';
import { StepFields } from './step-fields.tsx';

/** The words of one variant: title, what to take care of, and steps. */
export function VariantEditor({
  variant,
  isWriting,
  onChange,
}: {
  readonly variant: VariantDraft;
  readonly isWriting: boolean;
  readonly onChange: (variant: VariantDraft) => void;
}) {
  const { t } = useTranslation('instructions');
  const limits = instructionLimits[variant.level];
  const form = useRef<HTMLDivElement>(null);
  const focusOn = useRef<number | null>(null);
  const { steps, safety } = variant;
  // A step that was moved or added keeps the eye and the keyboard.
  useEffect(() => {
    if (focusOn.current === null) return;
    form.current?.querySelector<HTMLElement>(`[data-step="${focusOn.current}"] textarea`)?.focus();
    focusOn.current = null;
  });
  const move = (place: number, by: 1 | -1) => {
    onChange({ ...variant, steps: moved(steps, place, place + by) });
    focusOn.current = steps[place]?.key ?? null;
  };
  const addStep = () => {
    const key = nextKey(steps);
    onChange({ ...variant, steps: [...steps, { key, do: '' }] });
    focusOn.current = key;
  };
  return (
    <div
      ref={form}
      className={styles['variant']}
      role="group"
      aria-label={t('variant.words-of', { name: variantKey(variant) })}
    >
      <LimitedField
        label={t('field.title')}
        value={variant.title}
        limit={limits.title}
        isWriting={isWriting}
        onChange={(title) => onChange({ ...variant, title })}
      />
      <LimitedField
        label={t('field.intro')}
        value={variant.intro ?? ''}
        limit={limits.intro}
        rows={2}
        isWriting={isWriting}
        onChange={(intro) => onChange({ ...variant, intro })}
      />
      <h2>{t('field.safety')}</h2>
      {safety.map((each, at) => (
        <div key={each.key} className={styles['beside-button']}>
          <LimitedField
            label={t('field.safety-number', { number: at + 1 })}
            value={each.words}
            limit={limits.safetyEach}
            rows={2}
            isWriting={isWriting}
            onChange={(words) =>
              onChange({
                ...variant,
                safety: safety.map((one) => (one.key === each.key ? { ...one, words } : one)),
              })
            }
          />
          {isWriting ? (
            <Button
              icon={<Trash2 />}
              label={t('step.remove-safety', { number: at + 1 })}
              onPress={() =>
                onChange({ ...variant, safety: safety.filter(({ key }) => key !== each.key) })
              }
            />
          ) : null}
        </div>
      ))}
      {isWriting ? (
        <Button
          icon={<Plus />}
          disabled={safety.length >= limits.safety}
          onPress={() =>
            onChange({ ...variant, safety: [...safety, { key: nextKey(safety), words: '' }] })
          }
        >
          {t('step.add-safety')}
        </Button>
      ) : null}
      <h2>{t('field.steps', { count: steps.length, limit: limits.steps })}</h2>
      <ol className={styles['steps']}>
        {steps.map((step, place) => (
          <li key={step.key} data-step={step.key}>
            <StepFields
              step={step}
              place={place}
              limits={limits}
              isWriting={isWriting}
              isOnly={steps.length === 1}
              isLast={place === steps.length - 1}
              onChange={(next) =>
                onChange({
                  ...variant,
                  steps: steps.map((one) => (one.key === step.key ? next : one)),
                })
              }
              onMove={(by) => move(place, by)}
              onRemove={() => {
                onChange({ ...variant, steps: steps.filter(({ key }) => key !== step.key) });
                focusOn.current = (steps[place + 1] ?? steps[place - 1])?.key ?? null;
              }}
            />
          </li>
        ))}
      </ol>
      {isWriting ? (
        <Button icon={<Plus />} disabled={steps.length >= limits.steps} onPress={addStep}>
          {t('step.add')}
        </Button>
      ) : null}
    </div>
  );
}
