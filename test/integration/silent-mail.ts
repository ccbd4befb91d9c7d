import type { MailSettings } from '../../desk/mail/mail-settings.ts';
import type { StartedDesk } from './start-desk.ts';

/** A mail server that is away: what the desk writes stays where a test can read it. */
export const silentMail: MailSettings = {
  host: '127.0.0.1',
  port: 9,
  tls: 'none',
  auth: null,
  from: 'balie@example.org',
};

/** What was written to an address, first to be written first. */
export async function writtenTo(desk: StartedDesk, address: string) {
  return desk.desk.context.database.read
    .selectFrom('outgoing')
    .select(['kind', 'content'])
    .where('recipient', '=', address)
    .orderBy('outgoing_id')
    .execute();
}
