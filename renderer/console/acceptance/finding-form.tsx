import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LooseFailure } from '../../../shared/contract/acceptance-routes.ts';
import { type Severity, severitySchema } from '../../../shared/domain/acceptance/finding.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './acceptance.module.css';
import { acceptanceKey } from './use-acceptance.ts';

/** Makes a ticket of a failed step. Step, words, photo and readout go along by themselves. */
export function FindingForm({
  failure,
  onClose,
}: {
  readonly failure: LooseFailure;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('acceptance');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const act = useAct([acceptanceKey]);
  const [severity, setSeverity] = useState<Severity | null>(null);
  const [kind, setKind] = useState<'incident' | 'change'>('incident');
  const send = async () => {
    if (severity === null) return;
    const { runId, stepId } = failure;
    const made = await act.run(
      desk.call('acceptance.find', {
        params: { runId, stepId },
        body: { severity, kind, locale },
      }),
      t('acceptance:kept'),
    );
    if (made !== null) onClose();
  };
  return (
    <form
      className={styles['inner']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RadioSet
        label={t('acceptance:loose.severity')}
        value={severity}
        options={severitySchema.options.map((value) => ({
          value,
          words: t(`acceptance:severity.${value}`),
        }))}
        onChange={setSeverity}
      />
      <RadioSet
        inRow
        label={t('acceptance:loose.kind')}
        value={kind}
        options={(['incident', 'change'] as const).map((value) => ({
          value,
          words: t(`acceptance:kind.${value}`),
        }))}
        onChange={setKind}
      />
      <div className={styles['actions']}>
        <SubmitButton disabled={severity === null || act.busy}>
          {t('acceptance:loose.make')}
        </SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('acceptance:cancel')}
        </Button>
      </div>
    </form>
  );
}
