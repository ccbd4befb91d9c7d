import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Campaign, campaignFactsSchema } from '../../../shared/domain/acceptance/campaign.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './acceptance.module.css';
import { acceptanceKey } from './use-acceptance.ts';

/** One press begins the campaign of a release of this product (ring 0). */
export function OwnReleaseForm({
  onDone,
  onClose,
}: {
  readonly onDone: (campaign: Campaign) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('acceptance');
  const { desk } = useParts();
  const id = useId();
  const act = useAct([acceptanceKey]);
  const [release, setRelease] = useState('');
  const [notes, setNotes] = useState('');
  const releaseNotes = campaignFactsSchema.shape.releaseNotes.safeParse(
    notes.trim() === '' ? null : notes.trim(),
  );
  const send = async () => {
    if (!releaseNotes.success) return;
    const made = await act.run(
      desk.call('acceptance.seed', { body: { release, releaseNotes: releaseNotes.data } }),
      t('acceptance:own.started'),
    );
    if (made !== null) onDone(made);
  };
  return (
    <form
      className={styles['part']}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2 id={id}>{t('acceptance:own.title')}</h2>
      <div className={styles['pair']}>
        <TextField
          autoFocus
          label={t('acceptance:own.release')}
          value={release}
          onChange={setRelease}
          maxLength={120}
        />
        <TextField
          label={t('acceptance:facts.release-notes')}
          value={notes}
          onChange={setNotes}
          maxLength={500}
          error={releaseNotes.success ? undefined : t('acceptance:facts.no-url')}
        />
      </div>
      <div className={styles['actions']}>
        <SubmitButton disabled={release.trim() === '' || !releaseNotes.success || act.busy}>
          {t('acceptance:own.start')}
        </SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('acceptance:cancel')}
        </Button>
      </div>
    </form>
  );
}
