import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Campaign, campaignFactsSchema } from '../../../shared/domain/acceptance/campaign.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { useDraft } from '../card/use-draft.ts';
import { DateField } from '../parts/date-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './acceptance.module.css';
import { acceptanceKey } from './use-acceptance.ts';

const daysAhead = 14;
const dayMs = 24 * 60 * 60 * 1000;

/** What a campaign is about, and when. */
export function CampaignForm({
  campaign,
  onDone,
  onClose,
}: {
  /** Null for a new one. */
  readonly campaign: Campaign | null;
  readonly onDone: (campaign: Campaign) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('acceptance');
  const { desk, drafts, now } = useParts();
  const id = useId();
  const act = useAct([acceptanceKey]);
  const place = `acceptance ${campaign?.campaignId ?? 'new'}`;
  const [name, setName] = useDraft(place, 'facts.name', campaign?.name);
  const [scope, setScope] = useDraft(place, 'facts.scope', campaign?.scope);
  const [release, setRelease] = useDraft(place, 'facts.release', campaign?.release ?? '');
  const [notes, setNotes] = useDraft(place, 'facts.notes', campaign?.releaseNotes ?? '');
  const [ticket, setTicket] = useDraft(
    place,
    'facts.ticket',
    String(campaign?.ticket?.number ?? ''),
  );
  const [from, setFrom] = useState(campaign?.from ?? dayOf(now.get()));
  const [until, setUntil] = useState(campaign?.until ?? dayOf(now.get() + daysAhead * dayMs));
  const facts = campaignFactsSchema.safeParse({
    name,
    scope,
    release: release.trim() === '' ? null : release,
    releaseNotes: notes.trim() === '' ? null : notes.trim(),
    ticketNumber: ticket.trim() === '' ? null : Number(ticket),
    from,
    until,
  });
  const wrong = (field: string) =>
    facts.error?.issues.some(({ path }) => path[0] === field) === true;
  const send = async () => {
    if (!facts.success) return;
    const kept = await act.run(
      campaign === null
        ? desk.call('acceptance.create', { body: facts.data })
        : desk.call('acceptance.change', {
            params: { campaignId: campaign.campaignId },
            body: { version: campaign.version, facts: facts.data },
          }),
      t('acceptance:kept'),
    );
    if (kept === null) return;
    drafts.clear(place, 'facts');
    onDone(kept);
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
      <h2 id={id}>{campaign === null ? t('acceptance:new') : campaign.name}</h2>
      <TextField
        label={t('acceptance:facts.name')}
        value={name}
        onChange={setName}
        maxLength={120}
      />
      <TextField
        label={t('acceptance:facts.scope')}
        value={scope}
        onChange={setScope}
        rows={3}
        maxLength={4000}
      />
      <div className={styles['pair']}>
        <TextField
          label={t('acceptance:facts.release')}
          value={release}
          onChange={setRelease}
          maxLength={120}
        />
        <TextField
          label={t('acceptance:facts.release-notes')}
          value={notes}
          onChange={setNotes}
          maxLength={500}
          error={wrong('releaseNotes') ? t('acceptance:facts.no-url') : undefined}
        />
        <TextField
          label={t('acceptance:facts.ticket')}
          value={ticket}
          onChange={setTicket}
          maxLength={12}
          error={wrong('ticketNumber') ? t('acceptance:facts.no-number') : undefined}
        />
        <DateField label={t('acceptance:facts.from')} value={from} onChange={setFrom} />
        <DateField label={t('acceptance:facts.until')} value={until} onChange={setUntil} />
      </div>
      <div className={styles['actions']}>
        <SubmitButton disabled={!facts.success || act.busy}>{t('acceptance:keep')}</SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('acceptance:cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The day of this browser, as `2026-11-27`. */
function dayOf(nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(nowMs);
}
