import { Cable, CalendarClock, Check, CloudOff, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatShortMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import { offersNow } from '../flow/instruction.ts';
import { ownDevices, type Model } from '../flow/model.ts';
import type { Screen } from '../flow/screen.ts';
import { ElsewhereNote } from '../parts/elsewhere-note.tsx';
import { InstructionOffers } from '../parts/instruction-offers.tsx';
import { Page } from '../parts/page.tsx';
import { StatusQr } from '../parts/status-qr.tsx';
import { useAwayWords, useWaitWords } from '../parts/use-wait-words.ts';
import { useZone } from '../parts/zone.ts';
import { ComplaintKept } from './complaint-kept.tsx';
import styles from './number.module.css';

type On = Extract<Screen, { at: 'number' }>;

/** The number, large, and what happens next. */
export function NumberScreen({ model, screen }: { readonly model: Model; readonly screen: On }) {
  const { t } = useTranslation('kiosk');
  const { receipt } = screen;
  const wait = useWaitWords(receipt, model, t('number.wait'));
  const away = useAwayWords(receipt, model);
  const zone = useZone();
  if (isComplaint(screen)) {
    return (
      <Page
        title={t(`details:complaint-kept.${receipt.confirmedByDesk ? 'title' : 'title-kept-here'}`)}
      >
        <ComplaintKept screen={screen} locale={model.locale}>
          <Slip screen={screen} printerReady={model.kiosk?.printerReady ?? false} />
        </ComplaintKept>
        <Done model={model} screen={screen} />
      </Page>
    );
  }
  return (
    <Page title={t('number.title')} said={receipt.visitCode}>
      <div className={styles['sheet']}>
        <div className={styles['ticket']}>
          <p className={styles['code']}>{receipt.visitCode}</p>
          <dl className={styles['wait']}>
            {receipt.peopleAhead === null ? null : (
              <div>
                <dt className="visually-hidden">{t('number.wait')}</dt>
                <dd>{t('number.ahead', { count: receipt.peopleAhead })}</dd>
              </div>
            )}
            {wait === null ? null : (
              <div>
                <dt>{wait.label}</dt>
                <dd className={styles['figures']}>{wait.figures}</dd>
                {wait.afterwards === null ? null : <dd>{wait.afterwards}</dd>}
                {away === null ? null : <dd>{away}</dd>}
              </div>
            )}
          </dl>
        </div>
        <div className={styles['next']}>
          <h2>{t('number.next')}</h2>
          <p className={styles['step']}>{t(`words:next-step.${receipt.nextStep}`)}</p>
          {receipt.appointmentAt === null ? null : (
            <p className={styles['note']}>
              <CalendarClock aria-hidden="true" />
              {t('number.appointment', {
                moment: formatShortMoment(
                  new Date(receipt.appointmentAt),
                  new Date(model.nowMs),
                  model.locale,
                  zone,
                ),
              })}
            </p>
          )}
          <ElsewhereNote elsewhere={receipt.elsewhere} model={model} className={styles['note']} />
          {receipt.confirmedByDesk && !screen.deliveredMeanwhile ? null : (
            <p className={styles['note']} role="status">
              {receipt.confirmedByDesk ? (
                <Check aria-hidden="true" />
              ) : (
                <CloudOff aria-hidden="true" />
              )}
              {t(receipt.confirmedByDesk ? 'number.desk-has-it' : 'number.own-number')}
            </p>
          )}
          <Slip screen={screen} printerReady={model.kiosk?.printerReady ?? false} />
          {ownDevices(model).length > 0 && receipt.nextStep !== 'looked-at-when-handed-over' ? (
            <p className={styles['note']}>
              <Cable aria-hidden="true" />
              {t('number.cable')}
            </p>
          ) : null}
          {receipt.statusQrSvg === null ? null : <StatusQr svg={receipt.statusQrSvg} />}
        </div>
      </div>
      <Done model={model} screen={screen} />
    </Page>
  );
}

function Slip({ screen, printerReady }: { readonly screen: On; readonly printerReady: boolean }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const state = screen.slip === 'as-receipt' ? screen.receipt.printer : screen.slip;
  if (state === 'not-configured') return null;
  const words = {
    printed: 'number.printed',
    printing: 'number.printing',
    failed: 'number.print-failed',
  } as const;
  return (
    <div className={styles['slip']} role="status">
      <p className={styles['note']}>
        {state === 'printed' ? <Check aria-hidden="true" /> : <Printer aria-hidden="true" />}
        {t(words[state])}
      </p>
      {printerReady && state !== 'printing' ? (
        <Button size="touch" icon={<Printer />} onPress={() => dispatch({ type: 'slip-asked' })}>
          {t('number.print-again')}
        </Button>
      ) : null}
    </div>
  );
}

function Done({ model, screen }: { readonly model: Model; readonly screen: On }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const since = Math.max(screen.shownAtMs, model.lastActivityMs);
  const total = model.kiosk?.idle.goodbyeSeconds ?? 30;
  const isClosed = screen.receipt.opensAt !== null;
  const seconds = Math.max(0, total - Math.floor((model.nowMs - since) / 1000));
  return (
    <div className={styles['done']}>
      <InstructionOffers
        title={t(`instruction-page:kiosk.${isClosed ? 'meanwhile' : 'while-waiting'}`)}
        offers={isComplaint(screen) ? [] : offersNow(model).slice(0, 1)}
        locale={model.locale}
      />
      <p>{t('number.clears', { seconds })}</p>
      <Button size="tall" kind="primary" onPress={() => dispatch({ type: 'finished' })}>
        {t('number.done')}
      </Button>
    </div>
  );
}

/** Who complains is offered nothing to do himself. */
function isComplaint({ receipt }: On): boolean {
  return receipt.nextStep === 'complaint-read-today';
}
