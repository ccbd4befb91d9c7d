import { Eye, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './acceptance.module.css';
import { RunDetail } from './run-detail.tsx';
import { StartRunForm } from './start-run-form.tsx';
import { type CampaignPartProps, deviceLine } from './use-acceptance.ts';

/** Everything that is or was tested, newest first; a test can be begun and done here too. */
export function RunsPart({ view }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [open, setOpen] = useState<string | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const { runs, scripts, testers } = view;
  const nameOf = (id: string) => testers.find(({ testerId }) => testerId === id)?.name ?? '';
  return (
    <>
      {isBeginning ? (
        <StartRunForm
          view={view}
          onBegun={(runId) => {
            setBeginning(false);
            setOpen(runId);
          }}
          onClose={() => setBeginning(false)}
        />
      ) : open === null ? null : (
        <RunDetail
          key={open}
          runId={open}
          tester={nameOf(runs.find(({ runId }) => runId === open)?.testerId ?? '')}
          takesResults={view.takesResults}
          onClose={() => setOpen(null)}
        />
      )}
      <section className={styles['part']} aria-labelledby="runs-title">
        <div className={styles['head']}>
          <h2 id="runs-title">{t('acceptance:runs.title')}</h2>
          {view.takesResults ? (
            <Button kind="primary" icon={<Play />} onPress={() => setBeginning(true)}>
              {t('acceptance:runs.new')}
            </Button>
          ) : null}
        </div>
        {runs.length === 0 ? (
          <p>{t('acceptance:runs.none')}</p>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
          <div className={styles['scroll']} tabIndex={0} role="group" aria-labelledby="runs-title">
            <table className={styles['table']} aria-labelledby="runs-title">
              <thead>
                <tr>
                  {(['tester', 'script', 'device', 'place', 'started', 'result'] as const).map(
                    (column) => (
                      <th key={column} scope="col">
                        {t(`acceptance:runs.${column}`)}
                      </th>
                    ),
                  )}
                  <th scope="col">{t('acceptance:runs.look')}</th>
                </tr>
              </thead>
              <tbody>
                {runs.map((run) => {
                  const script = scripts.find(({ scriptId }) => scriptId === run.scriptId);
                  return (
                    <tr key={run.runId}>
                      <th scope="row">{nameOf(run.testerId)}</th>
                      <td>{script?.content.title[locale]}</td>
                      <td>
                        {deviceLine(run.device)}
                        <small>
                          {t(`acceptance:source.${run.device.source}`)}
                          {run.wishId === null ? ` · ${t('acceptance:runs.off-list')}` : ''}
                        </small>
                      </td>
                      <td>{t(`acceptance:place.${run.place}`)}</td>
                      <td>{formatDateTime(new Date(run.startedAt), locale)}</td>
                      <td>
                        {run.bad > 0
                          ? t('acceptance:runs.bad', { count: run.bad })
                          : run.finishedAt === null
                            ? t('acceptance:cell.running')
                            : t('acceptance:cell.passed')}
                        <small>
                          {t('acceptance:runs.steps', {
                            done: run.done,
                            steps: script?.content.steps.length ?? run.done,
                          })}
                        </small>
                      </td>
                      <td>
                        <Button
                          icon={<Eye />}
                          label={t('acceptance:runs.open-of', { name: nameOf(run.testerId) })}
                          onPress={() => {
                            setBeginning(false);
                            setOpen(run.runId);
                          }}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  );
}
