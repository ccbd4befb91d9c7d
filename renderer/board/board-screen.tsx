import { ArrowRight, CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../shared/contract/desk-contract.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { LinkState } from '../desk-link/event-stream.ts';
import { isPlainCounter } from '../desk-link/plain-counter.ts';
import { formatShortMoment, formatTime, formatWaitFigures } from '../i18n/format.ts';
import { knownZone } from '../../shared/base/known-zone.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import styles from './board-screen.module.css';
import { newestFirst, type Call } from './calls.ts';
import { Disturbances } from './disturbances.tsx';
import { Twice } from './twice.tsx';

/** As many codes as stay readable at six metres. */
const waitingShown = 10;
const recentShown = 4;
/** A name with more letters than this is drawn smaller, or its last line is not seen. */
const longName = 14;

/** The wall: who goes where, who waits how long, and nothing that names anybody. */
export function BoardScreen({
  board,
  gone,
  link,
  nowMs,
  sound,
}: {
  readonly board: Board | null;
  /** The address names a site that is not there. */
  readonly gone: boolean;
  readonly link: LinkState;
  readonly nowMs: number;
  /** The way to switch sound on, as long as it is off. */
  readonly sound: ReactNode;
}) {
  const zone = knownZone(board?.timeZone);
  const calls = newestFirst(board?.called ?? []);
  const newest = calls[0];
  const opens = board?.opensAt === undefined ? null : new Date(board.opensAt);
  const disturbances = board?.disturbances ?? [];
  return (
    <main className={`${styles['board']} ${disturbances.length > 0 ? styles['disturbed'] : ''}`}>
      <header className={styles['header']}>
        <span className={styles['brand']}>
          <BrandMark withName={false} />
          <h1>{board?.siteName ?? 'Balie'}</h1>
        </span>
        {link.link === 'away' ? <Away sinceMs={link.sinceMs} zone={zone} /> : (sound ?? <span />)}
        <time className={styles['clock']}>{formatTime(new Date(nowMs), 'nl', zone)}</time>
      </header>

      <Disturbances shown={disturbances} />
      <section className={styles['now']} aria-live="assertive">
        {newest === undefined ? (
          <p className={styles['quiet']}>
            {opens === null ? (
              <Twice of={gone ? 'no-such-site' : board === null ? 'starting' : 'take-a-seat'} />
            ) : (
              <Twice
                of={board?.closedBy === undefined ? 'closed-until' : `closed-by.${board.closedBy}`}
                params={(locale) => ({
                  moment: formatShortMoment(opens, new Date(nowMs), locale, zone),
                })}
              />
            )}
          </p>
        ) : (
          // The key makes a repeated call appear anew, so that the eye catches it as the ear does.
          <div className={styles['call']} key={`${newest.visitCode} ${newest.calls}`}>
            <span className={styles['code']}>{newest.visitCode}</span>
            <WhereTo call={newest} />
          </div>
        )}
      </section>

      <section className={styles['recent']} aria-labelledby="recent">
        <h2 id="recent">
          <Twice of="recent" />
        </h2>
        {calls.length > 1 || opens !== null ? null : (
          <p className={styles['none']}>
            <Twice of="take-a-seat" />
          </p>
        )}
        <ol>
          {calls.slice(1, 1 + recentShown).map((call) => (
            <li key={call.visitCode}>
              <span className={styles['recent-code']}>{call.visitCode}</span>
              <WhereTo call={call} />
            </li>
          ))}
        </ol>
      </section>

      <section className={styles['waiting']} aria-labelledby="waiting">
        <div className={styles['waiting-head']}>
          <h2 id="waiting">
            <Twice of="waiting" />
          </h2>
          {board === null || board.waitingCount === 0 || opens !== null ? null : (
            <p className={styles['overall']}>
              <Twice of="new-visitor" />
              {board.today === 'unlikely' ? (
                <Twice of="not-today" />
              ) : (
                <span className={styles['figures']}>{formatWaitFigures(board.wait)} min</span>
              )}
              {board.today === 'perhaps' ? <Twice of="perhaps-not-today" /> : null}
            </p>
          )}
        </div>
        <Waiting board={board} nowMs={nowMs} />
        {board === null || board.accuracy === null ? null : (
          <p className={styles['accuracy']}>
            <Twice
              of="accuracy"
              params={{
                percent: String(Math.round((100 * board.accuracy.inside) / board.accuracy.visits)),
                visits: String(board.accuracy.visits),
              }}
            />
          </p>
        )}
      </section>
    </main>
  );
}

/** The arrow and the counter; nothing when a call names none, as one over the API may. */
function WhereTo({ call }: { readonly call: Call }) {
  if (call.counter === '') return null;
  return (
    <>
      <ArrowRight aria-hidden="true" />
      <CounterName call={call} />
    </>
  );
}

function CounterName({ call }: { readonly call: Call }) {
  const { t } = useTranslation('board');
  return (
    <span className={styles['counter']}>
      {isPlainCounter(call.counter) ? (
        <>
          <small>
            {t('counter-word')}
            <span lang="en"> / counter</span>
          </small>
          {call.counter}
        </>
      ) : (
        <span
          className={`${styles['counter-name']} ${call.counter.length > longName ? styles['long'] : ''}`}
        >
          {call.counter}
        </span>
      )}
    </span>
  );
}

function Waiting({ board, nowMs }: { readonly board: Board | null; readonly nowMs: number }) {
  if (board === null) return null;
  if (board.waitingCount === 0) {
    return (
      <p className={styles['none']}>
        <Twice of={board.opensAt === undefined ? 'nobody-waits' : 'nobody-waits-closed'} />
      </p>
    );
  }
  const fits = board.waitingCount <= waitingShown;
  const zone = knownZone(board.timeZone);
  const shown = board.waiting.slice(0, fits ? waitingShown : waitingShown - 1);
  const rest = board.waitingCount - shown.length;
  return (
    <ol className={styles['codes']}>
      {shown.map((each) => (
        <li key={each.visitCode}>
          <span>{each.visitCode}</span>
          {board.opensAt === undefined ? <WaitOf each={each} nowMs={nowMs} zone={zone} /> : null}
        </li>
      ))}
      {rest > 0 ? <li className={styles['rest']}>+{rest}</li> : null}
    </ol>
  );
}

/** A wait in figures; who will hardly be helped today has none for today. */
function WaitOf({
  each,
  nowMs,
  zone,
}: {
  readonly each: Board['waiting'][number];
  readonly nowMs: number;
  readonly zone: string | undefined;
}) {
  if (each.today === 'unlikely') {
    return (
      <small>
        <Twice of="not-today-short" />
      </small>
    );
  }
  const expectedAt = each.away?.expectedAt;
  const expected = expectedAt === undefined ? null : new Date(expectedAt);
  const momentOf = (locale: Locale): Readonly<Record<string, string>> =>
    expected === null ? {} : { moment: formatShortMoment(expected, new Date(nowMs), locale, zone) };
  return (
    <small>
      {formatWaitFigures(each.wait)} min{each.today === 'perhaps' ? ' ?' : ''}
      {each.away === undefined ? null : (
        <Twice of={expected === null ? 'away-short' : 'away-until-short'} params={momentOf} />
      )}
    </small>
  );
}

function Away({ sinceMs, zone }: { readonly sinceMs: number; readonly zone: string | undefined }) {
  return (
    <p className={styles['away']} role="status">
      <CloudOff aria-hidden="true" />
      <Twice of="away" params={{ time: formatTime(new Date(sinceMs), 'nl', zone) }} />
    </p>
  );
}
