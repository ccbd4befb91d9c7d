import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { Choice } from '../parts/choice.tsx';
import { useMailOffered } from '../parts/use-mail-offered.ts';
import { useSession } from '../session/session.ts';
import { ApprovalLink } from './approval-link.tsx';
import { HolderFields, useHolderDraft } from './holder-fields.tsx';
import { askedFacts } from './asked-facts.ts';
import { useTemplates } from './use-templates.ts';
import { useAuthorisation, useTicketAct } from './use-authorisation.ts';
import { VisitorWords } from './visitor-words.tsx';

const form = 'ask-approval';
const byLink = 'link';
const nothing = '';

/** Asks a manager, a lead or an admin to approve a change or a right. */
export function AskApprovalForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('authorisation');
  const { desk, drafts } = useParts();
  const { ticketId, reportType } = ticket.item;
  const facts = askedFacts(ticket);
  const [approver, setApprover] = useDraft(ticketId, `${form}.approver`);
  const [name, setName] = useDraft(ticketId, `${form}.name`, facts.approver);
  const [email, setEmail] = useDraft(ticketId, `${form}.email`);
  const [subject, setSubject] = useDraft(ticketId, `${form}.subject`, facts.subject);
  const [risk, setRisk] = useDraft(ticketId, `${form}.risk`);
  const [untilOn, setUntilOn] = useDraft(ticketId, `${form}.until`, facts.untilOn);
  const [templateId, setTemplateId] = useDraft(ticketId, `${form}.template`);
  const who = useHolderDraft(ticket, form);
  const [link, setLink] = useState<string | null>(null);
  const accounts = useApprovers();
  const templates = useTemplates();
  const { data } = useAuthorisation(ticketId);
  const wasRefused = data?.approvals[0]?.state === 'refused';
  const act = useTicketAct(ticketId);
  const mailed = useMailOffered();

  if (link !== null) return <ApprovalLink path={link} onClose={onClose} />;

  const { holder } = who;
  const send = async () => {
    if (holder === null) return;
    const asked = await act.run(
      desk.call('ticket.ask-approval', {
        params: { ticketId },
        body: {
          approver:
            approver === byLink
              ? {
                  kind: 'link',
                  name: name.trim(),
                  email: email.trim() === '' ? null : email.trim(),
                }
              : { kind: 'account', accountId: approver },
          subject,
          risk: risk.trim() === '' ? null : risk,
          holder,
          untilOn: untilOn === '' ? null : untilOn,
          templateId: templateId === nothing ? null : templateId,
        },
      }),
      t('ask.done'),
    );
    if (asked === null) return;
    drafts.clear(ticketId, form);
    setLink(asked.linkPath);
  };
  return (
    <CardForm
      title={t('ask.title')}
      hint={t('ask.hint')}
      submit={t('ask.submit')}
      ready={
        subject.trim() !== '' &&
        holder !== null &&
        approver !== nothing &&
        (approver !== byLink || name.trim() !== '')
      }
      busy={act.busy}
      onClose={onClose}
      onSend={() => void send()}
    >
      {reportType === 'authorisation' ? (
        <Choice
          label={t('ask.right')}
          value={templateId}
          options={[
            { value: nothing, words: t('ask.no-right') },
            ...templates.map((each) => ({
              value: each.templateId,
              words: `${each.system}: ${each.role}`,
            })),
          ]}
          onChange={setTemplateId}
        />
      ) : null}
      <Choice
        label={t('ask.approver')}
        value={approver}
        options={[
          { value: nothing, words: t('ask.choose') },
          ...accounts.map((each) => ({ value: each.accountId, words: each.name })),
          { value: byLink, words: t('ask.by-link') },
        ]}
        onChange={setApprover}
      />
      {approver === byLink ? (
        <>
          <TextField label={t('ask.name')} value={name} onChange={setName} maxLength={120} />
          <TextField
            label={t('ask.email')}
            hint={t(mailed ? 'ask.email-mailed' : 'ask.email-hint')}
            type="email"
            value={email}
            onChange={setEmail}
            maxLength={200}
          />
        </>
      ) : null}
      <TextField
        label={t('ask.subject')}
        value={subject}
        onChange={setSubject}
        rows={3}
        maxLength={4000}
      />
      <TextField
        label={t('ask.risk')}
        hint={t('ask.risk-hint')}
        value={risk}
        onChange={setRisk}
        rows={2}
        maxLength={4000}
      />
      <HolderFields draft={who} />
      <TextField
        label={t('until.label')}
        hint={t('until.hint')}
        type="date"
        value={untilOn}
        onChange={setUntilOn}
      />
      <VisitorWords ticket={ticket} sentence={wasRefused ? 'refused' : 'asked'} />
    </CardForm>
  );
}

/** Accounts that may approve something and can sign in, but not one's own. */
function useApprovers() {
  const { desk } = useParts();
  const me = useSession();
  const { data } = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  return (data?.accounts ?? []).filter(
    ({ accountId, role, blocked }) =>
      accountId !== me.accountId && role !== 'technician' && blocked !== true,
  );
}
