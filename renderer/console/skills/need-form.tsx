import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { skillSchema } from '../../../shared/domain/readout.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { useDraft } from '../card/use-draft.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { Choice } from '../parts/choice.tsx';

const asProposed = '';
const anybody = 'anybody';

/** What somebody must know to help with this ticket, when that is not what device and tile say. */
export function NeedForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const { desk, drafts, notice } = useParts();
  const client = useQueryClient();
  const { ticketId, visitCode } = ticket.item;
  const params = { ticketId };
  const known = useQuery({
    queryKey: [...ticketKey(ticketId), 'need'],
    queryFn: () => valueOf(desk.call('skill.need', { params })),
  });
  const [chosen, setChosen] = useDraft(ticketId, 'need', asProposed);
  const now = known.data === undefined ? asProposed : (known.data.need ?? anybody);
  const value = chosen === asProposed ? now : chosen;
  const save = useMutation({
    mutationFn: () => {
      const skill = skillSchema.safeParse(value);
      return valueOf(
        desk.call('skill.change-need', {
          params,
          body: { need: skill.success ? skill.data : null },
        }),
      );
    },
    onSuccess: () => {
      drafts.clear(ticketId, 'need');
      notice.set({ tone: 'good', words: t('skills:need.done', { code: visitCode }) });
      onClose();
      return client.invalidateQueries({ queryKey: ticketKey(ticketId) });
    },
  });
  const fault = faultOf(save.error ?? known.error);
  return (
    <CardForm
      title={t('skills:need.title')}
      hint={t('skills:need.hint')}
      submit={t('skills:need.submit')}
      ready={known.data !== undefined}
      busy={save.isPending}
      onClose={onClose}
      onSend={() => save.mutate()}
    >
      <Choice
        label={t('skills:need.label')}
        value={value}
        options={[
          { value: anybody, words: t('skills:need.anybody') },
          ...skillSchema.options.map((skill) => ({
            value: skill,
            words:
              skill === known.data?.proposed
                ? t('skills:need.proposed', { skill: t(`skill.${skill}`) })
                : t(`skill.${skill}`),
          })),
        ]}
        onChange={setChosen}
      />
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
    </CardForm>
  );
}
