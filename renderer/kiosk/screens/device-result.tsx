import { useTranslation } from 'react-i18next';
import { deviceName } from '../../../shared/domain/device-name.ts';
import { isLabelDevice } from '../../../shared/domain/label-device.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { DeviceSummary, Fact, Finding, Readout } from '../../../shared/domain/readout.ts';
import { Button } from '../../ui/button.tsx';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Model } from '../flow/model.ts';
import { offersNow } from '../flow/instruction.ts';
import { deviceWord } from '../parts/device-words.ts';
import { FactRow } from '../parts/fact-row.tsx';
import { InstructionOffers } from '../parts/instruction-offers.tsx';
import { Page } from '../parts/page.tsx';
import { factLine, selfHelp, spokenFindings } from '../parts/readout-words.ts';
import styles from './readout.module.css';

const answers = ['yes', 'also', 'no'] as const;

/** What was found, worst first, and the question that follows from it. */
export function DeviceResult({
  model,
  readout,
}: {
  readonly model: Model;
  readonly readout: Readout;
}) {
  const { t, i18n } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const { device } = readout;
  const spoken = spokenFindings(i18n, readout.findings);
  const [worst] = spoken;
  const serious = worst?.finding.verdict === 'fault' || worst?.finding.verdict === 'attention';
  const asks = serious && model.draft?.reason != null;
  const unclear = !readout.complete || worst?.finding.verdict === 'unknown';
  return (
    <Page
      title={t(titleOf(device, serious || unclear), { device: deviceWord(t, device.kind) })}
      over={deviceName(device) ?? undefined}
      lead={
        readout.complete || worst?.finding.code === 'partly-read'
          ? undefined
          : t('device-result.partly')
      }
      picture={<DevicePicture kind={device.kind} />}
      crowded={spoken.length > 1}
    >
      {spoken.length === 0 ? null : (
        <ul className={styles['told']}>
          {spoken.map(({ finding, words }) => (
            <Told key={finding.code} finding={finding} words={words} />
          ))}
        </ul>
      )}
      <InstructionOffers
        title={t('instruction-page:kiosk.yourself')}
        offers={
          model.draft?.readout == null ? [] : offersNow(model).slice(0, roomFor(spoken.length))
        }
        locale={model.locale}
      />
      <div className={styles['foot']}>
        <WhatWasRead facts={readout.facts} locale={model.locale} />
        {unclear || isLabelDevice(device) ? null : (
          <p className={styles['unplug']}>{t('device-result.unplug')}</p>
        )}
      </div>
      {asks ? (
        <>
          <h2 className={styles['ask']}>{t('words:triage.finding.title')}</h2>
          <div className={styles['answers']}>
            {answers.map((answer) => (
              <Button
                key={answer}
                size="tall"
                onPress={() => dispatch({ type: 'result-answered', answer })}
              >
                {t(`words:triage.finding.answers.${answer}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <div className={styles['answers']}>
          <Button
            size="tall"
            kind="primary"
            onPress={() => dispatch({ type: 'result-answered', answer: null })}
          >
            {t('device-result.go')}
          </Button>
          {unclear ? (
            <Button size="tall" onPress={() => dispatch({ type: 'reading-repeated' })}>
              {t('device-result.again')}
            </Button>
          ) : null}
        </div>
      )}
    </Page>
  );
}

/** Instructions beside so many findings: what was found comes first, and a screen does not scroll. */
function roomFor(findings: number): number {
  return Math.max(0, 3 - findings);
}

/** One finding, and what the visitor can do about it. */
function Told({ finding, words }: { readonly finding: Finding; readonly words: string }) {
  const { i18n } = useTranslation('kiosk');
  const help = selfHelp(i18n, finding);
  return (
    <li className={`${styles['card']} ${styles[finding.verdict]}`}>
      <VerdictMark verdict={finding.verdict} />
      <div>
        <p className={styles['words']}>{words}</p>
        {help === null ? null : <p>{help}</p>}
      </div>
    </li>
  );
}

/** As many as fit on a screen that is opened for them. */
const mostFacts = 8;

/** What was read, for who wants to know; closed until then. */
function WhatWasRead({
  facts,
  locale,
}: {
  readonly facts: readonly Fact[];
  readonly locale: Locale;
}) {
  const { t, i18n } = useTranslation('kiosk');
  const shown = facts.filter((fact) => factLine(i18n, locale, fact) !== null).slice(0, mostFacts);
  return shown.length === 0 ? null : (
    <details className={styles['read']}>
      <summary>{t('device-result.read')}</summary>
      <ul>
        {shown.map((fact) => (
          <FactRow key={fact.key} fact={fact} locale={locale} />
        ))}
      </ul>
    </details>
  );
}

/** A label says, a device shows: nobody may think that his laptop was measured. */
function titleOf(device: DeviceSummary, seen: boolean): string {
  if (isLabelDevice(device)) return 'kiosk:device-result.title-label';
  return seen ? 'kiosk:device-result.title-fault' : 'kiosk:device-result.title-ok';
}
