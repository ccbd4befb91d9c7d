import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndedStep } from '../../../shared/domain/acceptance/run.ts';
import type { TestScript } from '../../../shared/domain/acceptance/script.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { StepCard } from '../../test-run/step-card.tsx';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { sendPhoto } from '../app/send-photo.ts';
import { useAct } from '../app/use-act.ts';
import styles from './acceptance.module.css';
import { acceptanceKey, deviceLine } from './use-acceptance.ts';

/** One run: the step whose turn it is, and all that was answered. */
export function RunDetail({
  runId,
  tester,
  takesResults,
  onClose,
}: {
  readonly runId: string;
  readonly tester: string;
  readonly takesResults: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('acceptance');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const id = useId();
  const act = useAct([acceptanceKey]);
  const found = useQuery({
    queryKey: [...acceptanceKey, 'run', runId],
    queryFn: () => valueOf(desk.call('acceptance.run', { params: { runId } })),
  });
  const fault = faultOf(found.error);
  if (fault !== null) return <p role="alert">{faultWords(t, fault)}</p>;
  if (found.data === undefined) return <p role="status">{t('acceptance:loading')}</p>;
  const { run, script, readout } = found.data;
  const { steps } = script.content;
  const next = steps.findIndex(({ stepId }) => !run.steps.some((step) => step.stepId === stepId));
  const stepId = steps[next]?.stepId;
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>
          {t('acceptance:run.title', { script: script.content.title[locale], name: tester })}
        </h2>
        <Button kind="quiet" icon={<X />} onPress={onClose}>
          {t('acceptance:runs.close')}
        </Button>
      </div>
      <p>
        {deviceLine(run.device)} ({t(`acceptance:source.${run.device.source}`)}) ·{' '}
        {t(`acceptance:place.${run.place}`)} ·{' '}
        {t('acceptance:run.version', { version: run.scriptVersion })}
      </p>
      {readout === null ? null : (
        <p>
          {t('acceptance:run.readout', { model: deviceLine(run.device) })}{' '}
          {t('acceptance:run.facts', { count: readout.facts.length })} (
          {t('acceptance:run.readout-id', { id: readout.readoutId.slice(0, 8) })})
        </p>
      )}
      {takesResults && run.finishedAt === null && stepId !== undefined ? (
        <div className={styles['step']}>
          <StepCard
            key={stepId}
            script={script}
            index={next}
            locale={locale}
            heading="h3"
            earlier={null}
            busy={act.busy}
            keepPhoto={sendPhoto}
            onEnd={({ outcome, remark, photo }) =>
              void act.run(
                desk.call('acceptance.end-step', {
                  params: { runId, stepId },
                  body: {
                    result: { outcome, remark, photoHash: photo },
                    at: new Date().toISOString(),
                  },
                }),
                t('acceptance:kept'),
              )
            }
          />
        </div>
      ) : null}
      <Answers script={script} ended={run.steps} labelledBy={id} />
    </section>
  );
}

function Answers({
  script,
  ended,
  labelledBy,
}: {
  readonly script: TestScript;
  readonly ended: readonly EndedStep[];
  readonly labelledBy: string;
}) {
  const { t } = useTranslation('acceptance');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
    <div className={styles['scroll']} tabIndex={0} role="group" aria-labelledby={labelledBy}>
      <table className={styles['table']} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {(['step', 'outcome', 'remark', 'photo', 'at'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`acceptance:run.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {script.content.steps.map((step, index) => {
            const end = ended.find(({ stepId }) => stepId === step.stepId);
            return (
              <tr key={step.stepId}>
                <th scope="row">
                  {index + 1}. {step.do[locale]}
                </th>
                <td>
                  {end === undefined
                    ? t('acceptance:run.none-yet')
                    : t(`tests:outcome.${end.outcome}`)}
                </td>
                <td className={styles['words']}>{end?.remark}</td>
                <td>
                  {end === undefined || end.photoHash === null ? null : (
                    <a href={`/v1/attachments/${end.photoHash}`} target="_blank" rel="noreferrer">
                      {t('acceptance:run.photo')}
                    </a>
                  )}
                </td>
                <td>{end === undefined ? null : formatDateTime(new Date(end.at), locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
