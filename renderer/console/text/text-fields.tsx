import { useTranslation } from 'react-i18next';
import { resolutionSchema } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../parts/choice.tsx';
import type { Pair, TextDraft } from './text-draft.ts';
import styles from './texts.module.css';

/** A macro runs on tickets of every type, and only a request is refused. */
const codes = resolutionSchema.shape.closingCode.exclude(['refused']).options;

/** What each step of a macro says. */
export function MacroFields({
  draft,
  onChange,
}: {
  readonly draft: TextDraft;
  readonly onChange: (part: Partial<TextDraft>) => void;
}) {
  const { t } = useTranslation('texts');
  return (
    <>
      <p>{t('texts:macro.fields')}</p>
      <PairField
        label={t('texts:step.note')}
        value={draft.note}
        onChange={(note) => onChange({ note })}
      />
      <PairField
        label={t('texts:step.message')}
        value={draft.message}
        onChange={(message) => onChange({ message })}
      />
      <Choice
        label={t('texts:step.resolve')}
        value={draft.closingCode}
        options={[
          { value: '', words: t('texts:no-resolve') },
          ...codes.map((value) => ({ value, words: t(`console:closing-code.${value}`) })),
        ]}
        onChange={(closingCode) => onChange({ closingCode })}
      />
      {draft.closingCode === '' ? null : (
        <>
          <PairField
            label={t('console:resolve.cause')}
            value={draft.cause}
            onChange={(cause) => onChange({ cause })}
          />
          <PairField
            label={t('console:resolve.solution')}
            value={draft.solution}
            onChange={(solution) => onChange({ solution })}
          />
        </>
      )}
    </>
  );
}

/** The same words in both languages. */
export function PairField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Pair;
  readonly onChange: (value: Pair) => void;
}) {
  return (
    <fieldset className={styles['pair']}>
      <legend>{label}</legend>
      <TextField
        label="Nederlands"
        rows={4}
        maxLength={4000}
        value={value.nl}
        onChange={(nl) => onChange({ ...value, nl })}
      />
      <TextField
        label="English"
        rows={4}
        maxLength={4000}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </fieldset>
  );
}
