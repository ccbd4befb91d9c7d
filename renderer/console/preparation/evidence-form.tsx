import { Check as CheckIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Check, versionSchema } from '../../../shared/domain/preparation/checks.ts';
import type { CheckEvidence } from '../../../shared/domain/preparation/evidence.ts';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './preparation.module.css';

/** What somebody saw for one check, in the form that the check asks for. */
export function EvidenceForm({
  check,
  busy,
  onGive,
}: {
  readonly check: Check;
  readonly busy: boolean;
  readonly onGive: (evidence: CheckEvidence) => Promise<void>;
}) {
  const { t } = useTranslation('preparation');
  const { rule } = check;
  const numberField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [system, setSystem] = useState(
    rule.kind === 'version' ? (rule.systems[0]?.name ?? '') : '',
  );
  const [words, setWords] = useState('');
  const [number, setNumber] = useState('');
  const [holds, setHolds] = useState<'yes' | 'no'>('yes');
  const evidence = evidenceIn(check, { system, words, number, holds });
  return (
    <form
      className={styles['form']}
      aria-label={t('form')}
      onSubmit={(event) => {
        event.preventDefault();
        // A scanner ends its first code with Enter too: then the second field is next.
        if (
          rule.kind === 'label' &&
          number === '' &&
          document.activeElement !== numberField.current
        ) {
          numberField.current?.focus();
          return;
        }
        if (evidence !== null && !busy) void onGive(evidence);
      }}
    >
      {rule.kind === 'version' && rule.systems.length > 1 ? (
        <RadioSet
          inRow
          label={t('field.system')}
          value={system}
          options={rule.systems.map(({ name }) => ({ value: name, words: name }))}
          onChange={setSystem}
        />
      ) : null}
      {rule.kind === 'yes' ? (
        <RadioSet
          inRow
          label={t('field.holds')}
          value={holds}
          options={(['yes', 'no'] as const).map((value) => ({ value, words: t(value) }))}
          onChange={setHolds}
        />
      ) : null}
      <TextField
        autoFocus
        label={t(`field.${rule.kind}`)}
        hint={rule.kind === 'yes' ? t('field.yes-hint') : undefined}
        value={words}
        maxLength={rule.kind === 'yes' ? 200 : 80}
        onChange={setWords}
      />
      {rule.kind === 'label' ? (
        <TextField
          label={t('field.number')}
          hint={t('field.number-hint')}
          value={number}
          maxLength={80}
          fieldRef={numberField}
          onChange={setNumber}
        />
      ) : null}
      <div>
        <SubmitButton icon={<CheckIcon />} disabled={evidence === null || busy}>
          {t('give')}
        </SubmitButton>
      </div>
    </form>
  );
}

/** What the fields say, or null while something is missing or is no version or figure. */
function evidenceIn(
  { rule }: Check,
  said: {
    readonly system: string;
    readonly words: string;
    readonly number: string;
    readonly holds: 'yes' | 'no';
  },
): CheckEvidence | null {
  const words = said.words.trim();
  if (words === '') return null;
  switch (rule.kind) {
    case 'version': {
      const version = versionSchema.safeParse(words);
      return version.success ? { kind: 'version', system: said.system, value: version.data } : null;
    }
    case 'figure': {
      const value = Number(words.replace(',', '.').replace(/\s*%$/u, ''));
      return Number.isFinite(value) ? { kind: 'figure', value } : null;
    }
    case 'yes':
      return { kind: 'yes', holds: said.holds === 'yes', words };
    case 'label': {
      const number = said.number.trim();
      return { kind: 'label', tag: words, number: number === '' ? null : number };
    }
  }
}
