import { useTranslation } from 'react-i18next';
import { longestPauseDays, pauseCauseSchema } from '../../../shared/domain/service-level/pause.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { instantOf, localMoment, nextMorning } from './local-moment.ts';
import { NativeField } from './native-field.tsx';
import { useClocks, usePause } from './use-clocks.ts';

const form = 'pause';
const dayMs = 24 * 60 * 60 * 1000;

/** Stops the clocks with a reason and an end. */
export function PauseForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('service-level');
  const { drafts } = useParts();
  const { ticketId } = ticket.item;
  const { data } = useClocks(ticketId);
  const { pause, busy } = usePause(ticketId);
  const [cause, setCause] = useDraft(ticketId, `${form}.cause`, 'visitor');
  const [reason, setReason] = useDraft(ticketId, `${form}.reason`);
  const [until, setUntil] = useDraft(ticketId, `${form}.until`);
  const now = data === undefined ? null : new Date(data.at);
  const proposed = until === '' && now !== null ? localMoment(nextMorning(now)) : until;
  const end = instantOf(proposed);
  const chosen = pauseCauseSchema.safeParse(cause);
  const forMs = end === null || now === null ? 0 : end.getTime() - now.getTime();
  const inReach = forMs > 0 && forMs <= longestPauseDays * dayMs;
  const isPaused = data !== undefined && data.pause !== null;

  return (
    <CardForm
      title={t('pause.title')}
      hint={isPaused ? t('pause.already') : t('pause.hint')}
      submit={t('pause.submit')}
      ready={!isPaused && inReach}
      lacks={[
        [!chosen.success, t('pause.waits-for')],
        [reason.trim() === '', t('pause.reason')],
      ]}
      busy={busy}
      onClose={onClose}
      onSend={() => {
        if (!chosen.success || end === null) return;
        pause({ cause: chosen.data, reason, until: end.toISOString() }, () => {
          drafts.clear(ticketId, form);
          onClose();
        });
      }}
    >
      <RadioSet
        label={t('pause.waits-for')}
        value={cause}
        options={pauseCauseSchema.options.map((value) => ({
          value,
          words: t(`pause.cause.${value}`),
        }))}
        onChange={setCause}
      />
      <TextField
        label={t('pause.reason')}
        hint={t('pause.reason-hint')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={500}
      />
      <NativeField
        label={t('pause.until')}
        type="datetime-local"
        value={proposed}
        onChange={setUntil}
        error={
          now === null || inReach ? undefined : t('pause.out-of-reach', { count: longestPauseDays })
        }
      />
    </CardForm>
  );
}
