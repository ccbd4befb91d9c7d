import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Announcer, noOtherDesks } from '../events/announcer.ts';
import { eventChannel, toldEvent, visitChannel } from './event-channel.ts';
import type { StreamedEvent } from './event-store.ts';
import type { DeskDatabase } from './tables.ts';

/** Also without any announcement the table is looked at this often. */
const pollMs = 1000;

/** What tells the other desks of a database, which is alone on SQLite (`url` null). */
export async function announcerOf(
  url: string | null,
  database: DeskDatabase,
  onTrouble: (error: unknown) => void,
): Promise<Announcer> {
  return url === null
    ? noOtherDesks
    : postgresAnnouncer(url, await visitChannel(database), onTrouble);
}

/**
 * LISTEN and NOTIFY on a connection of its own, outside of every ticket's transaction: a NOTIFY
 * inside one takes PostgreSQL's global commit lock and costs two fifths of the rate. Only a visit that
 * comes by itself is told with its commit, on a channel of its own (ADR 47). Announcements
 * that come while one is under way become one. A lost connection is made again; until then the poll
 * stands in.
 */
function postgresAnnouncer(
  url: string,
  visits: string,
  onTrouble: (error: unknown) => void,
): Announcer {
  const listeners: ((event: StreamedEvent | null) => void)[] = [];
  const stopped = new AbortController();
  let client: pg.Client | null = null;
  let announcing = false;
  let announceAgain = false;

  const tell = (event: StreamedEvent | null) => {
    for (const listener of listeners) listener(event);
  };
  const poll = setInterval(tell, pollMs, null);

  const connect = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const fresh = new pg.Client({ connectionString: url, application_name: 'balie-desk-events' });
      const lost = new Promise<void>((resolve) => {
        fresh.once('end', resolve);
      });
      fresh.on('error', onTrouble);
      fresh.on('notification', ({ channel, payload }) => {
        tell(channel === visits ? toldEvent(payload ?? '') : null);
      });
      try {
        await fresh.connect();
        await fresh.query(`LISTEN ${eventChannel}`);
        await fresh.query(`LISTEN ${fresh.escapeIdentifier(visits)}`);
        client = fresh;
        if (stopped.signal.aborted) await fresh.end();
        await lost;
      } catch (error) {
        onTrouble(error);
      }
      client = null;
      // Rejects when stopped, which is the end of the loop anyway.
      await wait(pollMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const connecting = connect();

  const notify = async (): Promise<void> => {
    announcing = true;
    do {
      announceAgain = false;
      try {
        await client?.query(`NOTIFY ${eventChannel}`);
      } catch (error) {
        onTrouble(error);
      }
    } while (announceAgain);
    announcing = false;
  };

  return {
    announce: () => {
      if (announcing) announceAgain = true;
      else void notify();
    },
    onAnnounced: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      clearInterval(poll);
      stopped.abort();
      await client?.end();
      await connecting;
    },
  };
}
