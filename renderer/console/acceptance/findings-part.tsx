import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LooseFailure } from '../../../shared/contract/acceptance-routes.ts';
import { stateOfFinding } from '../../../shared/domain/acceptance/finding.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './acceptance.module.css';
import { FindingForm } from './finding-form.tsx';
import type { CampaignPartProps } from './use-acceptance.ts';

/** Steps that failed, and the tickets that were made of them. */
export function FindingsPart({ view }: CampaignPartProps) {
  const { t } = useTranslation('acceptance');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [making, setMaking] = useState<string | null>(null);
  const { campaign, findings, loose, scripts } = view;
  const wordsOf = ({ scriptId, stepId }: Pick<LooseFailure, 'scriptId' | 'stepId'>) => {
    const script = scripts.find((each) => each.scriptId === scriptId)?.content;
    const index = script?.steps.findIndex((step) => step.stepId === stepId) ?? -1;
    return t('acceptance:loose.step', {
      script: script?.title[locale] ?? '',
      step: index + 1,
      do: script?.steps[index]?.do[locale] ?? '',
    });
  };
  return (
    <>
      <section className={styles['part']} aria-labelledby="loose-title">
        <h2 id="loose-title">{t('acceptance:loose.title')}</h2>
        {loose.length === 0 ? <p>{t('acceptance:loose.none')}</p> : null}
        <ul className={styles['list']}>
          {loose.map((failure) => {
            const key = `${failure.runId} ${failure.stepId}`;
            const words = wordsOf(failure);
            return (
              <li key={key}>
                <div>
                  <strong>{words}</strong>
                  <p className={styles['words']}>
                    {failure.remark === ''
                      ? t('acceptance:loose.nothing')
                      : t('acceptance:loose.seen', { remark: failure.remark })}
                  </p>
                </div>
                {campaign.state === 'closed' ? null : making === key ? (
                  <FindingForm failure={failure} onClose={() => setMaking(null)} />
                ) : (
                  <Button
                    icon={<CircleAlert />}
                    label={`${t('acceptance:loose.make')}: ${words}`}
                    onPress={() => setMaking(key)}
                  >
                    {t('acceptance:loose.make')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      <section className={styles['part']} aria-labelledby="findings-title">
        <h2 id="findings-title">{t('acceptance:findings.title')}</h2>
        {findings.length === 0 ? (
          <p>{t('acceptance:findings.none')}</p>
        ) : (
          <div
            className={styles['scroll']}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable)
            tabIndex={0}
            role="group"
            aria-labelledby="findings-title"
          >
            <table className={styles['table']} aria-labelledby="findings-title">
              <thead>
                <tr>
                  <th scope="col">{t('acceptance:findings.ticket')}</th>
                  <th scope="col">{t('acceptance:findings.step')}</th>
                  <th scope="col">{t('acceptance:loose.severity')}</th>
                  <th scope="col">{t('acceptance:loose.kind')}</th>
                  <th scope="col">{t('acceptance:findings.state')}</th>
                  <th scope="col">{t('acceptance:findings.by')}</th>
                </tr>
              </thead>
              <tbody>
                {findings.map((finding) => (
                  <tr key={finding.findingId}>
                    <th scope="row">
                      {finding.number === null ? (
                        t('acceptance:findings.hidden')
                      ) : (
                        <Link
                          to="/tickets/$ticketId"
                          params={{ ticketId: finding.ticketId }}
                          search
                        >
                          {finding.number}
                        </Link>
                      )}
                    </th>
                    <td>{wordsOf(finding)}</td>
                    <td>{t(`acceptance:severity.${finding.severity}`)}</td>
                    <td>{t(`acceptance:kind.${finding.kind}`)}</td>
                    <td>{t(`acceptance:finding-state.${stateOfFinding(finding)}`)}</td>
                    <td>{finding.createdBy}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  );
}
