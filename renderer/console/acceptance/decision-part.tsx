import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionSchema, type Verdict } from '../../../shared/domain/acceptance/campaign.ts';
import { severitySchema } from '../../../shared/domain/acceptance/finding.ts';
import { needsReason } from '../../../shared/domain/acceptance/sheet.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { useDraft } from '../card/use-draft.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './acceptance.module.css';
import { acceptanceKey, type CampaignPartProps } from './use-acceptance.ts';

/** What speaks against a go, and the decision itself: once, with the names of who take it. */
export function DecisionPart({ view, mayChange }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { campaign, conditions } = view;
  const { decision } = campaign;
  const { cells, passed, notCovered, running, failed, toRetest, open } = conditions;
  return (
    <section className={styles['part']} aria-labelledby="decision-title">
      <h2 id="decision-title">{t('acceptance:decision.title')}</h2>
      <ul className={styles['plain']}>
        <li>{t('acceptance:sheet.passed-of', { passed, cells })}</li>
        <li>{t('acceptance:sheet.not-passed', { notCovered, running, failed, toRetest })}</li>
        {severitySchema.options.map((severity) => (
          <li key={severity}>
            {t('acceptance:sheet.open', { severity: t(`acceptance:severity.${severity}`) })}:{' '}
            {open[severity]}
          </li>
        ))}
        <li>
          {t(conditions.testedByA2 ? 'acceptance:sheet.with-a2' : 'acceptance:sheet.without-a2')}
        </li>
      </ul>
      {decision === null ? (
        campaign.state !== 'open' ? (
          <p>{t('acceptance:decision.only-open')}</p>
        ) : mayChange ? (
          <DecisionForm view={view} mayChange={mayChange} />
        ) : (
          <p>{t('acceptance:decision.lead')}</p>
        )
      ) : (
        <>
          <p>
            <strong>
              {t('acceptance:decision.by', {
                verdict: t(`acceptance:verdict.${decision.verdict}`),
                names: decision.names.join(', '),
                by: decision.by,
              })}
            </strong>
          </p>
          {decision.reason === null ? null : (
            <p className={styles['words']}>
              {t('acceptance:decision.for', { reason: decision.reason })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function DecisionForm({ view }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { desk } = useParts();
  const act = useAct([acceptanceKey]);
  const { campaignId } = view.campaign;
  const place = `acceptance ${campaignId}`;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [names, setNames] = useDraft(place, 'names');
  const [reason, setReason] = useDraft(place, 'reason');
  const wantsReason = verdict === 'go' && needsReason(view.conditions);
  const decision = decisionSchema.safeParse({
    verdict,
    reason: reason.trim() === '' ? null : reason,
    names: names.split('\n').filter((name) => name.trim() !== ''),
  });
  const ready = decision.success && (!wantsReason || decision.data.reason !== null);
  const decide = async () => {
    if (!decision.success) return;
    await act.run(
      desk.call('acceptance.decide', { params: { campaignId }, body: decision.data }),
      t('acceptance:decision.done'),
    );
  };
  return (
    <form
      className={styles['inner']}
      aria-labelledby="decision-title"
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
      }}
    >
      <RadioSet
        inRow
        label={t('acceptance:decision.verdict')}
        value={verdict}
        options={(['go', 'no-go'] as const).map((value) => ({
          value,
          words: t(`acceptance:verdict.${value}`),
        }))}
        onChange={setVerdict}
      />
      <TextField
        label={t('acceptance:decision.names')}
        value={names}
        onChange={setNames}
        rows={3}
        maxLength={1300}
      />
      {wantsReason ? <p>{t('acceptance:decision.reason-needed')}</p> : null}
      {verdict === null ? null : (
        <TextField
          label={t(verdict === 'go' ? 'acceptance:decision.reason' : 'acceptance:sheet.reason')}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={4000}
        />
      )}
      <p className={styles['quiet']}>{t('acceptance:decision.final')}</p>
      <div className={styles['actions']}>
        <SubmitButton disabled={!ready || act.busy}>{t('acceptance:decision.decide')}</SubmitButton>
      </div>
    </form>
  );
}
