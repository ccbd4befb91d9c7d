import { MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deviceName } from '../../../shared/domain/device-name.ts';
import { subjectLabel } from '../../../shared/domain/fact-words.ts';
import { isLabelDevice } from '../../../shared/domain/label-device.ts';
import type { DeviceSummary, Readout } from '../../../shared/domain/readout.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { Section } from '../parts/section.tsx';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { findingWords } from '../parts/ticket-words.ts';
import { CounterReading } from '../reading/counter-reading.tsx';
import { latestReadout } from '../reading/readings-of.ts';
import { RawExchange } from './exchange/raw-exchange.tsx';
import { FactLine } from './fact-line.tsx';
import styles from './device-panel.module.css';
import { factLayers, findingLines } from './readout-lines.ts';

/** The device and what it told: verdicts worst first, every figure with where it comes from. */
export function DevicePanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const { decision } = ticket;
  const readout = latestReadout(ticket);
  // A reading for the counter keeps no record; then the visit's is the one to look into.
  const recorded = readout?.exchangesHash === undefined ? ticket.readout : readout;
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
              {deviceName(device) ??
                t(`devices:kind.${device.kind}`, { defaultValue: device.kind })}
            </p>
            <p className={styles['ids']}>
              {t(`devices:kind.${device.kind}`, { defaultValue: device.kind })} ·{' '}
              {isLabelDevice(device) ? t('device.from-label') : <UsbIds device={device} />}
            </p>
          </div>
        </div>
      )}
      {decision?.choice === 'charge-only' ? (
        <p className={styles['none']}>{t('device.charge-only')}</p>
      ) : null}
      <CounterReading ticket={ticket} />
      {readout === null ? null : <ReadoutLines readout={readout} />}
      {recorded === null || isLabelDevice(recorded.device) ? null : (
        <RawExchange key={recorded.readoutId} ticketId={ticket.item.ticketId} readout={recorded} />
      )}
    </Section>
  );
}

function UsbIds({ device }: { readonly device: DeviceSummary }) {
  const { t } = useTranslation('console');
  const ids = `USB ${hex(device.vendorId)}:${hex(device.productId)}`;
  return (
    <>
      {ids} · {t('device.port', { port: device.portPath })}
    </>
  );
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}

function ReadoutLines({ readout }: { readonly readout: Readout }) {
  const { t } = useTranslation('console');
  const momentOf = useShortMoment();
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
              {finding.verdict === 'unknown' ? (
                <p className={styles['cannot']}>{t('device.cannot-measure')}</p>
              ) : null}
              <p className={styles['source']}>
                {finding.layer} · {t(`devices:confidence.${finding.confidence}`)}
              </p>
              <Question code={finding.code} />
              <SelfHelp code={finding.code} />
              {finding.route === undefined ? null : (
                <p className={styles['route']}>
                  {t('device.route', { skill: t(`skill.${finding.route}`) })}
                </p>
              )}
              {finding.verdict === 'ok'
                ? null
                : facts.map((fact) => <FactLine key={fact.key} fact={fact} />)}
            </div>
          </li>
        ))}
      </ul>
      <details className={styles['all']}>
        <summary>{t('device.all-facts', { count: readout.facts.length })}</summary>
        {factLayers(readout).map(({ layer, groups }) => (
          <div key={layer} className={styles['layer']}>
            <h3>{t(`layer.${layer}`)}</h3>
            {groups.map((group) => (
              <div key={group.subject} className={styles['group']}>
                <h4>{subjectLabel(t, group.subject)}</h4>
                {group.facts.map((fact) => (
                  <FactLine key={fact.key} fact={fact} />
                ))}
              </div>
            ))}
          </div>
        ))}
      </details>
      <p className={styles['source']}>
        {t('device.read-at', {
          moment: momentOf(readout.finishedAt),
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

/** What the visitor may safely do himself meanwhile, so that a technician says the same as the kiosk. */
function SelfHelp({ code }: { readonly code: string }) {
  const { t } = useTranslation(['findings', 'console']);
  const help = t(`${code}.self-help`, { defaultValue: '' });
  return help === '' ? null : (
    <p className={styles['self-help']}>{t('console:device.self-help', { help })}</p>
  );
}
