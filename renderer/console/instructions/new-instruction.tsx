import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localeSchema } from '../../../shared/domain/locale.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './instructions.module.css';
import { slugOf } from './slug-of.ts';
import { instructionsKey } from './use-instruction.ts';

/** Begins an instruction, empty or with the answer of a ticket, and opens it. */
export function NewInstruction({
  fromTicketId,
  onClose,
}: {
  readonly fromTicketId?: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('instructions');
  const { desk, settings } = useParts();
  const ui = useStore(settings);
  const [title, setTitle] = useState('');
  const [locale, setLocale] = useState(ui.locale);
  const navigate = useNavigate();
  const { run, busy } = useAct([instructionsKey, ['knowledge-candidates']]);
  const slug = slugOf(title);
  const begin = async () => {
    const begun = await run(
      desk.call('instruction.create', {
        body: { slug, title, locale, ...(fromTicketId === undefined ? {} : { fromTicketId }) },
      }),
      t('new.done'),
    );
    if (begun === null) return;
    await navigate({
      to: '/instructions/$instructionId',
      params: { instructionId: begun.instructionId },
      search: {},
    });
  };
  return (
    <Dialog title={t('new.title')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (slug !== '' && !busy) void begin();
        }}
      >
        <TextField
          autoFocus
          label={t('field.title')}
          hint={t('new.hint')}
          value={title}
          onChange={setTitle}
          maxLength={60}
        />
        <RadioSet
          inRow
          label={t('new.language')}
          value={locale}
          options={localeSchema.options.map((value) => ({ value, words: t(`language.${value}`) }))}
          onChange={setLocale}
        />
        {fromTicketId === undefined ? null : (
          <p className={styles['soft']}>{t('new.from-answer')}</p>
        )}
        <div className={styles['buttons']}>
          <SubmitButton disabled={slug === '' || busy}>{t('new.begin')}</SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
