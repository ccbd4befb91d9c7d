import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  findingCodeSchema,
  instructionAccessSchema,
  instructionRoleSchema,
  packBlockSchema,
} from '../../../shared/domain/instruction.ts';
import { deviceKindSchema } from '../../../shared/domain/readout.ts';
import { categorySchema } from '../../../shared/domain/report-type.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../parts/choice.tsx';
import type { InstructionDraft } from './instruction-draft.ts';
import styles from './instructions.module.css';

const noPack = 'none';

/** For whom it is and what it helps with; looked at before a word is written. */
export function AudienceForm({
  draft,
  isWriting,
  onChange,
}: {
  readonly draft: InstructionDraft;
  readonly isWriting: boolean;
  readonly onChange: (draft: InstructionDraft) => void;
}) {
  const { t } = useTranslation('instructions');
  const [findings, setFindings] = useState(draft.findings.join(', '));
  const codes = findings.split(/[\s,]+/u).filter((code) => code !== '');
  const wrong = codes.filter((code) => !findingCodeSchema.safeParse(code).success);
  const set = <V extends string>(
    label: string,
    options: readonly V[],
    chosen: readonly V[],
    words: (value: V) => string,
    take: (values: V[]) => InstructionDraft,
  ) => (
    <CheckboxGroup
      className={styles['checks'] ?? ''}
      value={[...chosen]}
      isDisabled={!isWriting}
      onChange={(values) => onChange(take(options.filter((each) => values.includes(each))))}
    >
      <Label>{label}</Label>
      {options.map((value) => (
        <Checkbox key={value} value={value} className={styles['check'] ?? ''}>
          <span aria-hidden="true" className={styles['box']} />
          {words(value)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
  return (
    <section className={styles['part']} aria-labelledby="instruction-audience">
      <h2 id="instruction-audience">{t('audience.title')}</h2>
      <p className={styles['soft']}>{t('audience.hint')}</p>
      {isWriting ? (
        <>
          <TextField
            label={t('audience.findings')}
            hint={t('audience.findings-hint')}
            value={findings}
            maxLength={1000}
            error={
              wrong.length === 0
                ? undefined
                : t('audience.wrong-codes', { codes: wrong.join(', ') })
            }
            onChange={(words) => {
              setFindings(words);
              const typed = words.split(/[\s,]+/u).filter((code) => code !== '');
              const right = typed.filter((code) => findingCodeSchema.safeParse(code).success);
              onChange({ ...draft, findings: [...new Set(right)].slice(0, 30) });
            }}
          />
          <Choice
            label={t('audience.pack')}
            value={draft.pack ?? noPack}
            options={[
              { value: noPack, words: t('audience.no-pack') },
              ...packBlockSchema.options.map((value) => ({ value, words: t(`pack.${value}`) })),
            ]}
            onChange={(pack) => onChange({ ...draft, pack: pack === noPack ? null : pack })}
          />
        </>
      ) : (
        <p>
          {t('audience.findings')}: {draft.findings.length === 0 ? '–' : draft.findings.join(', ')}
        </p>
      )}
      {set(
        t('audience.reasons'),
        categorySchema.options,
        draft.reasons,
        (value) => t(`words:category.${value}`),
        (reasons) => ({ ...draft, reasons: reasons.slice(0, 10) }),
      )}
      {set(
        t('audience.devices'),
        deviceKindSchema.options.filter((kind) => kind !== 'unknown'),
        draft.devices,
        (value) => t(`devices:kind.${value}`),
        (devices) => ({ ...draft, devices }),
      )}
      {set(
        t('audience.roles'),
        instructionRoleSchema.options,
        draft.roles,
        (value) => t(`role.${value}`),
        (roles) => ({ ...draft, roles }),
      )}
      {set(
        t('audience.accessibility'),
        instructionAccessSchema.options,
        draft.accessibility,
        (value) => t(`access.${value}`),
        (accessibility) => ({ ...draft, accessibility }),
      )}
    </section>
  );
}
