import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type JargonTerm, jargonTermSchema } from '../../../shared/domain/jargon.ts';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './instructions.module.css';

/** One word of the jargon list. */
export function JargonForm({
  term: known,
  busy,
  onSend,
  onClose,
}: {
  readonly term: JargonTerm;
  readonly busy: boolean;
  readonly onSend: (term: JargonTerm) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('instructions');
  const [term, setTerm] = useState(known);
  const whole = jargonTermSchema.safeParse(term);
  return (
    <Dialog title={t('jargon.word')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && whole.success) onSend(whole.data);
        }}
      >
        <RadioSet
          inRow
          label={t('new.language')}
          value={term.locale}
          options={localeSchema.options.map((value) => ({ value, words: t(`language.${value}`) }))}
          onChange={(locale) => setTerm({ ...term, locale })}
        />
        <TextField
          label={t('jargon.term')}
          value={term.term}
          maxLength={60}
          onChange={(words) => setTerm({ ...term, term: words })}
        />
        <TextField
          label={t('jargon.explanation')}
          value={term.explanation}
          maxLength={240}
          onChange={(explanation) => setTerm({ ...term, explanation })}
        />
        <TextField
          label={t('jargon.instead')}
          value={term.instead}
          maxLength={80}
          onChange={(instead) => setTerm({ ...term, instead })}
        />
        <div className={styles['buttons']}>
          <SubmitButton disabled={busy || !whole.success}>{t('jargon.save')}</SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
