import { useTranslation } from 'react-i18next';
import {
  type AddedFacts,
  addedFactsSchema,
  type EscalationTarget,
  factSheet,
  missingFacts,
} from '../../../shared/domain/escalation.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { triedSoFar } from '../../../shared/domain/tried-so-far.ts';
import { formatShortDay } from '../../i18n/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useTicketAssets } from '../asset/use-ticket-assets.ts';
import { CardForm } from '../card/card-form.tsx';
import { useCardChange } from '../card/use-card-change.ts';
import { useDraft } from '../card/use-draft.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { useSession } from '../session/session.ts';
import { FactList } from './fact-list.tsx';
import { factWordsOf } from './fact-words.ts';
import { triedWordsOf } from './tried-words.ts';
import { useColleaguesAtWork, useGroups, useSuppliers } from './targets-query.ts';
import { useEscalations } from './use-escalations.ts';

const nobody = '';

/** To a group, a person or a supplier, with what its receiver would otherwise have to ask. */
export function EscalateForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('escalation');
  const { desk, drafts, notice, settings } = useParts();
  const { locale } = useStore(settings);
  const { ticketId, version } = ticket.item;
  const [to, setTo] = useDraft(ticketId, 'escalate.to', nobody);
  const [reason, setReason] = useDraft(ticketId, 'escalate.reason');
  const { data } = useEscalations(ticketId);
  const newest = data?.escalations[0] ?? null;
  const mail = data?.mail ?? null;
  const [tried, setTried] = useDraft(
    ticketId,
    'escalate.tried',
    triedSoFar(ticket.history, newest, locale, triedWordsOf(t)),
  );
  const asset = useTicketAssets(ticketId).data?.asset ?? null;
  const [warranty, setWarranty] = useDraft(
    ticketId,
    'escalate.warranty',
    asset?.warrantyUntil == null
      ? ''
      : t('form.warranty-known', {
          day: formatShortDay(asset.warrantyUntil, locale),
          tag: asset.tag,
        }),
  );
  const [serial, setSerial] = useDraft(ticketId, 'escalate.serial', 'masked');
  const [addedText, setAddedText] = useDraft(ticketId, 'escalate.added', '{}');
  const isThere = [
    ticket.item.assignee?.accountId,
    ...(data?.escalations ?? [])
      .filter(({ endedAt }) => endedAt === null)
      .map(({ targetId }) => targetId),
  ];
  const targets = useTargets().filter(({ value }) => !isThere.includes(value));
  const target = targets.find(({ value }) => value === to)?.target ?? null;
  const added = addedFrom(addedText);
  const words = factWordsOf(t);
  const known = factSheet(ticket, { tried, added: {}, mail }, words);
  const sheet = factSheet(ticket, { tried, added, mail }, words);
  const send = useCardChange(
    (chosen: EscalationTarget) =>
      desk.call('ticket.escalate', {
        params: { ticketId },
        body: {
          version,
          to: chosen,
          reason,
          tried,
          added,
          warranty,
          serial: serial === 'full' ? 'full' : 'masked',
        },
      }),
    (changed) => {
      drafts.clear(ticketId, 'escalate');
      notice.set({ tone: 'good', words: t('form.done', { code: changed.item.visitCode }) });
      onClose();
    },
  );

  return (
    <CardForm
      title={t('form.title')}
      hint={t('form.hint')}
      submit={t('form.submit')}
      lacks={[
        [target === null, t('form.to')],
        [reason.trim() === '', t('form.reason')],
      ]}
      busy={send.isPending}
      onClose={onClose}
      onSend={() => {
        if (target !== null) send.mutate(target);
      }}
    >
      <Choice
        first
        label={t('form.to')}
        value={to}
        options={[{ value: nobody, words: t('form.choose') }, ...targets]}
        onChange={setTo}
      />
      <TextField
        label={t('form.reason')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={4000}
      />
      <TextField
        label={t('form.tried')}
        value={tried}
        onChange={setTried}
        rows={4}
        maxLength={4000}
      />
      <FactList sheet={sheet} />
      {missingFacts(known)
        .filter((fact) => fact !== 'tried')
        .map((fact) => (
          <TextField
            key={fact}
            label={t('facts.add', { fact: t(`fact.${fact}`) })}
            value={added[fact] ?? ''}
            onChange={(text) => setAddedText(JSON.stringify({ ...added, [fact]: text }))}
            maxLength={500}
          />
        ))}
      {target?.kind === 'supplier' ? (
        <>
          <TextField
            label={t('form.warranty')}
            hint={t('form.warranty-hint')}
            value={warranty}
            onChange={setWarranty}
            maxLength={200}
          />
          <RadioSet
            inRow
            label={t('form.serial')}
            value={serial}
            options={[
              { value: 'masked', words: t('form.serial-masked') },
              { value: 'full', words: t('form.serial-full') },
            ]}
            onChange={setSerial}
          />
        </>
      ) : null}
    </CardForm>
  );
}

/** What was typed beside missing facts; a draft is text. */
function addedFrom(text: string): AddedFacts {
  const parsed = addedFactsSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

/** Everybody to whom a ticket can go: groups, suppliers, colleagues. */
function useTargets(): readonly {
  readonly value: string;
  readonly words: string;
  readonly target: EscalationTarget;
}[] {
  const { t } = useTranslation('escalation');
  const me = useSession();
  const groups = useGroups().data?.groups ?? [];
  const suppliers = useSuppliers().data?.suppliers ?? [];
  const accounts = useColleaguesAtWork();
  return [
    ...groups.map(({ groupId, name }) => ({
      value: groupId,
      words: t('form.to-group', { name }),
      target: { kind: 'group', groupId } as const,
    })),
    ...suppliers.map(({ supplierId, name }) => ({
      value: supplierId,
      words: t('form.to-supplier', { name }),
      target: { kind: 'supplier', supplierId } as const,
    })),
    ...accounts
      .filter(({ accountId }) => accountId !== me.accountId)
      .map(({ accountId, name }) => ({
        value: accountId,
        words: name,
        target: { kind: 'person', accountId } as const,
      })),
  ];
}
