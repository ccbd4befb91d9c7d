import { useNavigate } from '@tanstack/react-router';
import { ArrowRight, Printer, ScanLine, UserPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeWords } from '../../../shared/domain/place-words.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoment, formatWaitFigures } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { PrintSheet } from '../parts/print-sheet.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { kiosksHere } from '../reading/kiosk-choice.ts';
import { useKioskRequest, useKiosks } from '../reading/use-kiosk-request.ts';
import { useSession } from '../session/session.ts';
import styles from './concierge-page.module.css';
import type { Numbered } from './use-check-in.ts';

/** The number to tell, large enough to show across the counter, and the page that goes with it. */
export function CheckedIn({
  reply,
  onNext,
}: {
  readonly reply: Numbered;
  readonly onNext: () => void;
}) {
  const { t } = useTranslation('concierge');
  const navigate = useNavigate();
  const [prints, setPrints] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { role } = useSession();
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { ticketId, visitCode, wait, today, peopleAhead, isComplaint, joined, replyBy } = reply;
  const { elsewhere } = reply;
  const waits = !isComplaint && joined !== 'works';
  // Who takes a complaint down may not read it afterwards, unless he is a lead.
  const isSeen = !isComplaint || role !== 'technician';
  const address = new URL(reply.statusPath, window.location.origin).href;
  const minutes = t('words:wait.minutes', { figures: formatWaitFigures(wait) });
  const expected =
    today === 'unlikely'
      ? [t('not-today.unlikely')]
      : [t('wait', { minutes }), ...(today === 'perhaps' ? [t('not-today.perhaps')] : [])];
  const told = isComplaint
    ? [
        t('complaint'),
        ...(replyBy === null
          ? []
          : [t('reply-by', { moment: formatMoment(new Date(replyBy), locale) })]),
      ]
    : [...(joined === null ? [] : [t('joined')]), ...(waits ? expected : [])];
  const openCard = () =>
    void navigate({ to: '/tickets/$ticketId', params: { ticketId }, search: {} });

  return (
    <section className={styles['done']}>
      <div className={styles['told']}>
        <h1 ref={heading} tabIndex={-1}>
          <span>{t('number')}</span> <strong>{visitCode}</strong>
        </h1>
        {told.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {waits ? <p>{t('ahead', { count: peopleAhead })}</p> : null}
        {elsewhere === undefined ? null : (
          <p>
            {t('elsewhere', {
              place: placeWords(elsewhere),
              moment: formatMoment(new Date(elsewhere.startsAt), locale),
            })}
          </p>
        )}
        <div className={styles['buttons']}>
          <Button kind="primary" icon={<UserPlus />} onPress={onNext}>
            {t('next')}
          </Button>
          <Button icon={<Printer />} onPress={() => setPrints(true)}>
            {t('print')}
          </Button>
          {isSeen ? (
            <Button icon={<ArrowRight />} onPress={openCard}>
              {t('open-card')}
            </Button>
          ) : null}
        </div>
        {waits ? <KioskReads ticketId={ticketId} onAsked={openCard} /> : null}
      </div>
      <figure className={styles['page-code']}>
        <QrCode text={address} label={t('console:status-page.qr')} />
        <figcaption>{t('scan')}</figcaption>
      </figure>
      {prints ? (
        <PrintSheet paper="slip" onPrinted={() => setPrints(false)}>
          <p>
            {t('number')} <strong>{visitCode}</strong>
          </p>
          {told.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <QrCode text={address} label={t('console:status-page.qr')} />
          <p>{t('scan')}</p>
        </PrintSheet>
      ) : null}
    </section>
  );
}

/** A kiosk nearby may read the visitor's device; how far it is stands on the card. */
function KioskReads({
  ticketId,
  onAsked,
}: {
  readonly ticketId: string;
  readonly onAsked: () => void;
}) {
  const { t } = useTranslation('concierge');
  const { ask, busy } = useKioskRequest(ticketId);
  const kiosks = kiosksHere(useKiosks(), useSession());
  if (kiosks.length === 0) return null;
  return (
    <div className={styles['kiosks']} role="group" aria-label={t('read.title')}>
      <h2>{t('read.title')}</h2>
      <p>{t('read.words')}</p>
      {kiosks.map(({ kioskId, name }) => (
        <Button
          key={kioskId}
          icon={<ScanLine />}
          disabled={busy}
          onPress={() => ask({ kind: 'read-again', kioskId }, onAsked)}
        >
          {t('read.ask', { kiosk: name })}
        </Button>
      ))}
    </div>
  );
}
