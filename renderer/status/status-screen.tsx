import { CircleX, CloudOff, MessageSquareText, Wrench } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorClocks } from '../../shared/contract/visitor-clocks.ts';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import { localeSchema, type Locale } from '../../shared/domain/locale.ts';
import type { LinkState } from '../desk-link/event-stream.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button } from '../ui/button.tsx';
import { FeedbackForm } from './feedback-form.tsx';
import { GivenInstructions, type ReadGiven } from './given-instructions.tsx';
import { OwnLoansPart, type ReadLoans } from './own-loans.tsx';
import { OwnAppointment } from './own-appointment.tsx';
import { GotWorse } from './got-worse.tsx';
import { HereButton, type HereButtonOf } from './here-button.tsx';
import { Large } from './large.tsx';
import { Leave } from './leave.tsx';
import { useUndo } from './use-undo.ts';
import { LeftDevice } from './left-device.tsx';
import { ComeBack } from './come-back.tsx';
import styles from './status-screen.module.css';
import { AgreedTime } from './agreed-time.tsx';
import { type DeskTime, deskTime } from './desk-time.ts';
import { StatePicture } from './state-picture.tsx';
import { viewOf, type StatusView } from './status-view.ts';
import { VisitorAnswer, type SayToDesk } from './visitor-answer.tsx';
import { WhereToGo } from './where-to-go.tsx';
import { WhyBeforeMe } from './why-before-me.tsx';

/** A visitor's own ticket on his own phone: one thing large, the rest calm beneath it. */
export function StatusScreen({
  page,
  now,
  heardAt,
  gone,
  link,
  locale,
  say,
  onLocale,
  onHere,
  given,
  loans,
}: {
  readonly page: StatusPage | null;
  /** Of the phone: what it shows may be of another day. */
  readonly now: Date;
  /** When the desk last said what the page shows. */
  readonly heardAt: Date;
  readonly gone: boolean;
  readonly link: LinkState;
  readonly locale: Locale;
  readonly say: SayToDesk;
  readonly onLocale: (locale: Locale) => void;
  /** Says that the visitor is there; false when that did not get through. */
  readonly onHere: () => Promise<boolean>;
  readonly given: ReadGiven;
  readonly loans: ReadLoans;
}) {
  const { t } = useTranslation('status');
  const time = deskTime(now, locale, page?.timeZone);
  return (
    <div className={styles['phone']}>
      <header className={styles['header']}>
        <BrandMark />
        <div className={styles['languages']} role="group" aria-label={t('language')}>
          {localeSchema.options.map((each) => (
            <Button
              key={each}
              className={styles['language']}
              pressed={each === locale}
              label={each === 'nl' ? 'NL, Nederlands' : 'EN, English'}
              onPress={() => onLocale(each)}
            >
              <span lang={each}>{each.toUpperCase()}</span>
            </Button>
          ))}
        </div>
      </header>
      <main className={styles['main']}>
        {gone ? (
          <Gone />
        ) : page === null ? (
          <p className={styles['busy']} role="status">
            {t('busy')}
          </p>
        ) : (
          <Page
            page={page}
            time={time}
            heardAt={heardAt}
            locale={locale}
            say={say}
            onHere={onHere}
            given={given}
            loans={loans}
          />
        )}
        {link.link === 'away' && !gone ? (
          <p className={styles['away']} role="status">
            <CloudOff aria-hidden="true" />
            {t('away', { moment: time.short(new Date(link.sinceMs)) })}
          </p>
        ) : null}
      </main>
    </div>
  );
}

function Page({
  page,
  time,
  heardAt,
  locale,
  say,
  onHere,
  given,
  loans,
}: {
  readonly page: StatusPage;
  readonly time: DeskTime;
  readonly heardAt: Date;
  readonly locale: Locale;
  readonly say: SayToDesk;
  readonly onHere: () => Promise<boolean>;
  readonly given: ReadGiven;
  readonly loans: ReadLoans;
}) {
  const { t } = useTranslation('status');
  const view = viewOf(page);
  const title = useRef<HTMLHeadingElement>(null);
  // What was tapped goes away when the desk has it: the focus goes on to what it became.
  const toState = () => title.current?.focus();
  const mayUndo = useUndo(page, toState);
  const here = hereOf(view, mayUndo);
  return (
    <>
      <p className={styles['number']}>
        {t('your-number')} <strong>{page.visitCode}</strong>
      </p>
      <section
        className={`${styles['state']} ${styles[view.show] ?? ''}`}
        aria-live="assertive"
        aria-atomic="true"
      >
        <StatePicture show={view.show} />
        <h1 ref={title} tabIndex={-1}>
          {t(`state.${view.show}.title`)}
        </h1>
        <Large view={view} time={time} t={t} />
        <p>{t(`state.${view.show}.next-step`)}</p>
        {here === null ? null : (
          <HereButton key={here} of={here} onHere={onHere} toState={toState} />
        )}
        {view.show === 'not-today' ? (
          <ComeBack
            opens={time.short(new Date(view.opensAt))}
            onComeBack={say.comeBack}
            toState={toState}
          />
        ) : null}
      </section>
      <WhereToGo page={page} />
      {page.appointmentAt === null ? null : (
        <p className={styles['ahead']}>
          {t('appointment', {
            moment: time.short(new Date(page.appointmentAt)),
          })}
        </p>
      )}
      <OwnAppointment page={page} time={time} />
      {page.peopleAhead !== null && page.peopleAhead > 0 ? (
        <WhyBeforeMe rule={page.turnRule} />
      ) : null}
      {page.clocks === undefined ? null : (
        <AgreedTime
          clocks={clocksFor(view, page.clocks)}
          neededBy={neededBy(page, time)}
          time={time}
        />
      )}
      {page.leftDevices.map((device, place) => (
        <LeftDevice key={place} device={device} time={time} />
      ))}
      <OwnLoansPart read={loans} updatedAt={page.updatedAt} locale={locale} />
      <GivenInstructions given={given} updatedAt={page.updatedAt} />
      <VisitorAnswer key={page.status} page={page} say={say} toState={toState} />
      <GotWorse key={`worse ${page.status}`} page={page} say={say} />
      <FeedbackForm key={`feedback ${page.status}`} page={page} say={say} />
      <Leave page={page} onLeave={say.leave} toState={toState} />
      {page.message === null ? null : (
        <section className={styles['note']} aria-labelledby="message">
          <h2 id="message">
            <MessageSquareText aria-hidden="true" />
            {t('message')}
          </h2>
          <p>{page.message}</p>
        </section>
      )}
      {page.solution === null ? null : (
        <section className={styles['note']} aria-labelledby="solution">
          <h2 id="solution">
            <Wrench aria-hidden="true" />
            {t('solution')}
          </h2>
          <p>{page.solution}</p>
        </section>
      )}
      <p className={styles['updated']}>
        {t('updated', { moment: time.short(heardAt) })}
        {time.isElsewhere ? ` ${t('desk-time')}` : ''}
      </p>
    </>
  );
}

/** What the button says by which he is there, or stays; null when there is none. */
function hereOf(view: StatusView, mayUndo: boolean): HereButtonOf | null {
  if (mayUndo) return 'stays';
  return view.show === 'no-show' || view.show === 'comes-back' || view.show === 'gone-home'
    ? view.show
    : null;
}

/** When he said that he needs it; what has passed is not told any more. */
function neededBy({ neededBy: at }: StatusPage, { now }: DeskTime): string | null {
  return at === undefined || new Date(at) < now ? null : at;
}

/** Who complains is promised an answer, once; who went home is promised nothing before he is back. */
function clocksFor(view: StatusView, clocks: VisitorClocks): VisitorClocks {
  if (view.show === 'gone-home') return { ...clocks, response: null, resolution: null };
  if (view.show !== 'complaint') return clocks;
  return {
    ...clocks,
    response: null,
    resolution: view.replyBy === null ? clocks.resolution : null,
  };
}

function Gone() {
  const { t } = useTranslation('status');
  return (
    <section className={styles['state']}>
      <CircleX aria-hidden="true" />
      <h1>{t('gone.title')}</h1>
      <p>{t('gone.words')}</p>
    </section>
  );
}
