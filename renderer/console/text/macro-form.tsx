import { CircleCheck, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Macro } from '../../../shared/domain/standard-text.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { CardForm } from '../card/card-form.tsx';
import { Choice } from '../parts/choice.tsx';
import { stepsLeft } from './macro-progress.ts';
import { stepsOf, type MacroStep } from './run-macro.ts';
import styles from './texts.module.css';
import { useRunMacro } from './use-run-macro.ts';
import { useTexts, wordsFor } from './use-texts.ts';

const noMacro = '';

/**
 * Several steps in one go. What it will say is shown before it is said; one that stopped half-way shows
 * what was done and goes on with the rest.
 */
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
  const run = useRunMacro(ticket, onClose);
  const [chosen, setChosen] = useState<string>(run.stopped[0] ?? noMacro);
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
  const progress = run.progressOf({ textId: chosen, steps });
  // A step that is sure to be refused would leave half a macro behind.
  const stuck =
    stepsLeft(steps, progress).some(({ type }) => type === 'resolve') &&
    !ticket.moves.includes('resolve');
  const fault = faultOf(list.error);
  return (
    <CardForm
      title={t('texts:macro.title')}
      hint={t('texts:macro.hint')}
      submit={t(progress === null ? 'texts:macro.run' : 'texts:macro.go-on')}
      ready={steps.length > 0 && !stuck}
      busy={run.busy}
      onClose={onClose}
      onSend={() => run.start({ textId: chosen, steps })}
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
            <Step step={step} done={progress?.done.includes(step.type) === true} />
          </li>
        ))}
      </ol>
      {progress === null ? null : (
        <Button
          kind="quiet"
          icon={<RotateCcw />}
          disabled={run.busy}
          onPress={() => run.forget(chosen)}
        >
          {t('texts:macro.all-again')}
        </Button>
      )}
    </CardForm>
  );
}

function Step({ step, done }: { readonly step: MacroStep; readonly done: boolean }) {
  const { t } = useTranslation('texts');
  return (
    <>
      <strong>{t(`texts:step.${step.type}`)}</strong>
      {done ? (
        <span className={styles['done']}>
          <CircleCheck aria-hidden="true" />
          {t('texts:macro.step-done')}
        </span>
      ) : null}
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
