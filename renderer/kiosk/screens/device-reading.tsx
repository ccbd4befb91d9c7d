import { useTranslation } from 'react-i18next';
import { deviceName } from '../../../shared/domain/device-name.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import type { Screen } from '../flow/screen.ts';
import { deviceWord } from '../parts/device-words.ts';
import { FactRow } from '../parts/fact-row.tsx';
import { Page } from '../parts/page.tsx';
import { factLine, spokenFindings } from '../parts/readout-words.ts';
import styles from './readout.module.css';

/** As many lines as fit without scrolling; the newest stay. */
const mostLines = 5;

/** The readout as it comes in, line by line. */
export function DeviceReading({
  screen,
  locale,
}: {
  readonly screen: Extract<Screen, { at: 'device-reading' }>;
  readonly locale: Locale;
}) {
  const { t, i18n } = useTranslation('kiosk');
  const { device } = screen;
  const facts = screen.facts
    .filter((fact) => factLine(i18n, locale, fact) !== null)
    .slice(-mostLines);
  const findings = spokenFindings(i18n, screen.findings);
  return (
    <Page
      title={t('device-reading.title', { device: deviceWord(t, device.kind) })}
      over={deviceName(device) ?? undefined}
      lead={t(screen.declined ? 'device-reading.stopping' : 'device-reading.lead')}
    >
      <div className={styles['reading']}>
        <div className={styles['scan']}>
          <DevicePicture kind={device.kind} />
        </div>
        <div className={styles['lines']} aria-live="polite">
          <ul>
            {facts.map((fact) => (
              <FactRow key={fact.key} fact={fact} locale={locale} />
            ))}
          </ul>
          <ul>
            {findings.map(({ finding, words }) => (
              <li key={finding.code} className={styles['finding']}>
                <VerdictMark verdict={finding.verdict} />
                <span>{words}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Page>
  );
}
