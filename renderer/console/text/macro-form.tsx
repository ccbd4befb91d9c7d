import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Macro } from '../../../shared/domain/standard-text.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { sendAction } from '../card/ticket-action.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { Choice } from '../parts/choice.tsx';
import { withTicket } from '../queue/queue-model.ts';
import { runMacro, stepsOf, type MacroStep } from './run-macro.ts';
import styles from './texts.module.css';
import { useTexts, wordsFor } from './use-texts.ts';

const noMacro = '';

/** Several steps in one go. What it will say is shown before it is said. */
export function MacroForm({
  ticket,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('texts');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const list = useTexts();
  const [chosen, setChosen] = useState<string>(noMacro);
  const run = useRunMacro(ticket, onClose);
  const macros = (list.data?.texts ?? []).flatMap(({ textId, name, content }) =>
    content.kind === 'macro' ? [{ textId, name, content }] : [],
  );
  const macro: Macro | null = macros.find(({ textId }) => textId === chosen)?.content ?? null;
  const steps =
    macro === null
      ? []
      : stepsOf(macro, {
          colleagues: (words) => wordsFor(ticket, words, locale),
          visitor: (words) => wordsFor(ticket, words, ticket.locale),
        });
  // A step that is sure to be refused would leave half a macro behind.
  const stuck = steps.some(({ type }) => type === 'resolve') && !ticket.moves.includes('resolve');
  const fault = faultOf(list.error);
  return (
    <CardForm
      title={t('texts:macro.title')}
      hint={t('texts:macro.hint')}
      submit={t('texts:macro.run')}
      ready={steps.length > 0 && !stuck}
      busy={run.isPending}
      onClose={onClose}
      onSend={() => run.mutate(steps)}
    >
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isSuccess && macros.length === 0 ? <p>{t('texts:macro.none')}</p> : null}
      {macros.length === 0 ? null : (
        <Choice
          label={t('texts:macro.which')}
          value={chosen}
          options={[
            { value: noMacro, words: t('texts:macro.choose') },
            ...macros.map(({ textId, name }) => ({ value: textId, words: name })),
          ]}
          onChange={setChosen}
        />
      )}
      {stuck ? <p role="alert">{t('texts:macro.stuck')}</p> : null}
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={step.type}>
            <Step step={step} />
          </li>
        ))}
      </ol>
    </CardForm>
  );
}

function Step({ step }: { readonly step: MacroStep }) {
  const { t } = useTranslation('texts');
  return (
    <>
      <strong>{t(`texts:step.${step.type}`)}</strong>
      {step.type === 'resolve' ? (
        <>
          <p>{t(`console:closing-code.${step.closingCode}`)}</p>
          <p>{step.cause}</p>
          <p>{step.solution}</p>
        </>
      ) : (
        <p>{step.words}</p>
      )}
    </>
  );
}

/** Runs the steps and says how far they came; what was done stays done. */
function useRunMacro(ticket: Ticket, onClose: () => void) {
  const { t } = useTranslation('texts');
  const { desk, queue, notice } = useParts();
  const client = useQueryClient();
  const { ticketId } = ticket.item;
  return useMutation({
    scope: { id: ticketId },
    mutationFn: (steps: readonly MacroStep[]) =>
      runMacro(client.getQueryData<Ticket>(ticketKey(ticketId)) ?? ticket, steps, (seen, step) =>
        sendAction(desk, seen, step),
      ),
    onSuccess: ({ ticket: changed, done, fault }, steps) => {
      if (done > 0) {
        client.setQueryData(ticketKey(ticketId), changed);
        queue.set(withTicket(queue.get(), changed));
      }
      if (fault === null) {
        notice.set({ tone: 'good', words: t('texts:macro.done', { count: done }) });
        onClose();
        return;
      }
      void client.invalidateQueries({ queryKey: ticketKey(ticketId) });
      const refused = steps[done];
      notice.set({
        tone: 'trouble',
        words: t('texts:macro.refused', {
          count: done,
          step: refused === undefined ? '' : t(`texts:step.${refused.type}`),
          fault: faultWords(t, fault),
        }),
      });
    },
  });
}
