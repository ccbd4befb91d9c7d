import { useTranslation } from 'react-i18next';
import type { Authorisation } from '../../../shared/contract/approval-routes.ts';
import type { Approval } from '../../../shared/domain/approval.ts';
import type { RightTemplate } from '../../../shared/domain/right.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatShortDay } from '../../i18n/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { Choice } from '../parts/choice.tsx';
import { HolderFields, useHolderDraft } from './holder-fields.tsx';
import { useAuthorisation, useTicketAct } from './use-authorisation.ts';
import { useTemplates } from './use-templates.ts';
import { VisitorWords } from './visitor-words.tsx';
import styles from './authorisation.module.css';

const form = 'grant';
const nothing = '';

/** Grants what was approved, or a right that needs no second person. A badge alone grants nothing. */
export function GrantForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('authorisation');
  const { desk, drafts, settings } = useParts();
  const { locale } = useStore(settings);
  const { ticketId } = ticket.item;
  const [wanted, setWanted] = useDraft(ticketId, `${form}.wanted`);
  const [untilOn, setUntilOn] = useDraft(ticketId, `${form}.until`);
  const who = useHolderDraft(ticket, form);
  const { data } = useAuthorisation(ticketId);
  const templates = useTemplates();
  const act = useTicketAct(ticketId);

  const approvals = data === undefined ? [] : grantable(data);
  const plain = templates.filter(({ fourEyes }) => !fourEyes);
  const approval = approvals.find(({ approvalId }) => approvalId === wanted) ?? null;
  const template = plain.find(({ templateId }) => templateId === wanted) ?? null;
  const { holder } = who;
  const proven = data?.isProven === true;

  const send = async () => {
    const body =
      approval !== null
        ? ({ by: 'approval', approvalId: approval.approvalId } as const)
        : template !== null && holder !== null
          ? ({
              by: 'template',
              templateId: template.templateId,
              holder,
              untilOn: untilOn === '' ? null : untilOn,
            } as const)
          : null;
    if (body === null) return;
    const granted = await act.run(
      desk.call('ticket.grant-right', { params: { ticketId }, body }),
      t('grant.done'),
    );
    if (granted === null) return;
    drafts.clear(ticketId, form);
    onClose();
  };
  return (
    <CardForm
      title={t('grant.title')}
      hint={t('grant.hint')}
      submit={t('grant.submit')}
      ready={proven && (approval !== null || (template !== null && holder !== null))}
      busy={act.busy}
      onClose={onClose}
      onSend={() => void send()}
    >
      {data !== undefined && !proven ? (
        <>
          <div className={styles['band']} role="status">
            <p>{t('grant.unproven')}</p>
          </div>
          <VisitorWords ticket={ticket} sentence="unproven" />
        </>
      ) : null}
      <Choice
        label={t('grant.what')}
        value={wanted}
        options={[
          { value: nothing, words: t('grant.choose') },
          ...approvals.map((each) => ({ value: each.approvalId, words: approvedWords(each) })),
          ...plain.map((each) => ({ value: each.templateId, words: nameOf(each) })),
        ]}
        onChange={setWanted}
      />
      {approval === null ? null : (
        <div className={styles['say']}>
          <p>
            {t('grant.as-approved', {
              who: approval.decidedBy ?? '',
              holder: approval.holder.name,
              until:
                approval.untilOn === null
                  ? t('until.none')
                  : formatShortDay(approval.untilOn, locale),
            })}
          </p>
          <p>{approval.right?.rights}</p>
        </div>
      )}
      {template === null ? null : (
        <>
          <div className={styles['say']}>
            <p>{template.rights}</p>
          </div>
          <HolderFields draft={who} />
          <TextField
            label={t('until.label')}
            hint={t('until.hint')}
            type="date"
            value={untilOn}
            onChange={setUntilOn}
          />
        </>
      )}
    </CardForm>
  );
}

/** Approved rights on which none was granted yet. */
function grantable({ approvals, grants }: Authorisation): readonly Approval[] {
  const used = new Set(grants.map(({ approvalId }) => approvalId));
  return approvals.filter(
    ({ approvalId, state, right }) =>
      state === 'approved' && right !== null && !used.has(approvalId),
  );
}

function nameOf({ system, role }: Pick<RightTemplate, 'system' | 'role'>): string {
  return `${system}: ${role}`;
}

function approvedWords({ right, holder }: Approval): string {
  return right === null ? holder.name : `${nameOf(right)}, ${holder.name}`;
}
