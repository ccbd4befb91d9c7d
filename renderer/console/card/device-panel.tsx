import { MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Readout } from '../../../shared/domain/readout.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatTime } from '../../i18n/format.ts';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { Section } from '../parts/section.tsx';
import { findingWords } from '../parts/ticket-words.ts';
import { FactLine } from './fact-line.tsx';
import styles from './device-panel.module.css';
import { factGroups, findingLines } from './readout-lines.ts';

/** The device and what it told: verdicts worst first, every figure with where it comes from. */
export function DevicePanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const { readout, decision } = ticket;
  const device =
    readout?.device ?? (decision?.choice === 'no-device' ? undefined : decision?.device);
  return (
    <Section title={t('device.title')} icon={<MonitorSmartphone />}>
      {device === undefined ? (
        <p className={styles['none']}>
          {t(decision === null ? 'device.not-asked' : 'device.none-brought')}
        </p>
      ) : (
        <div className={styles['device']}>
          <span className={styles['picture']}>
            <DevicePicture kind={device.kind} />
          </span>
          <div>
            <p className={styles['name']}>
              {[device.vendorName, device.productName].filter(Boolean).join(' ') ||
                t(`devices:kind.${device.kind}`, { defaultValue: device.kind })}
            </p>
            <p className={styles['ids']}>
              {t(`devices:kind.${device.kind}`, { defaultValue: device.kind })} · USB{' '}
              {hex(device.vendorId)}:{hex(device.productId)} ·{' '}
              {t('device.port', { port: device.portPath })}
            </p>
          </div>
        </div>
      )}
      {decision?.choice === 'charge-only' ? (
        <p className={styles['none']}>{t('device.charge-only')}</p>
      ) : null}
      {readout === null ? null : <ReadoutLines readout={readout} />}
    </Section>
  );
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}

function ReadoutLines({ readout }: { readonly readout: Readout }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const failed = readout.probes.filter((probe) => probe.fault !== null);
  return (
    <>
      {readout.complete ? null : <p className={styles['cut-off']}>{t('device.cut-off')}</p>}
      <ul className={styles['findings']}>
        {findingLines(readout).map(({ finding, facts }, at) => (
          // A readout never changes, so a place in it is an identity.
          <li key={at} className={`${styles['finding']} ${styles[finding.verdict]}`}>
            <VerdictMark verdict={finding.verdict} />
            <div>
              <p className={styles['words']}>
                <span className="visually-hidden">{t(`words:verdict.${finding.verdict}`)}: </span>
                {findingWords(t, finding)}
              </p>
              <p className={styles['source']}>
                {finding.layer} · {t(`devices:confidence.${finding.confidence}`)}
              </p>
              <Question code={finding.code} />
              {finding.verdict === 'ok'
                ? null
                : facts.map((fact) => <FactLine key={fact.key} fact={fact} />)}
            </div>
          </li>
        ))}
      </ul>
      <details className={styles['all']}>
        <summary>{t('device.all-facts', { count: readout.facts.length })}</summary>
        {factGroups(readout).map((group) => (
          <div key={group.subject} className={styles['group']}>
            <h3>{t(`devices:subject.${group.subject}`, { defaultValue: group.subject })}</h3>
            {group.facts.map((fact) => (
              <FactLine key={fact.key} fact={fact} />
            ))}
          </div>
        ))}
      </details>
      <p className={styles['source']}>
        {t('device.read-at', {
          time: formatTime(new Date(readout.finishedAt), locale),
          count: readout.probes.length,
        })}{' '}
        {failed
          .map(({ probe, layer, fault }) => {
            const title = t(`devices:probe.${probe}`, { defaultValue: probe });
            return t('device.probe-failed', { probe: title, layer, code: fault?.code });
          })
          .join(' ')}
      </p>
    </>
  );
}

/** What to ask the visitor first, when the catalogue has a question for this finding. */
function Question({ code }: { readonly code: string }) {
  const { t } = useTranslation('findings');
  const question = t(`${code}.question`, { defaultValue: '' });
  return question === '' ? null : <p className={styles['question']}>{question}</p>;
}
