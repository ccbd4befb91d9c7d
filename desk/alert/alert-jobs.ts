import { timestamp } from '../../shared/base/clock.ts';
import {
  type AlertKind,
  type WebhookBody,
  alertKindSchema,
} from '../../shared/domain/fleet/alert.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { putMail } from '../mail/put-mail.ts';
import {
  findRule,
  forgetTrouble,
  listRules,
  noteTrouble,
  rulesToTell,
  takeWaiting,
} from '../store/alert-store.ts';
import { fleetRows } from '../store/fleet-store.ts';
import { insertOutgoing } from '../store/outgoing-store.ts';
import type { Db } from '../store/tables.ts';
import { alertMail } from './alert-mail.ts';
import { raiseAlert } from './raise-alert.ts';

const minuteMs = 60_000;
/** What happens within this time goes out together. */
const gatherMs = minuteMs;
/** Trouble that comes and goes is told once. */
const troubleOverMs = 15 * minuteMs;
/** Of a storm so many are named; the page of kiosks says the rest. */
const mostTogether = 200;
const watched: ReadonlySet<AlertKind> = new Set(['reader', 'printer', 'disk']);

/** Alerts that leave the desk. */
export const alertJobs: readonly Job[] = [
  { name: 'watch-concerns', everyMs: minuteMs, run: watchConcerns },
  { name: 'join-alerts', everyMs: 10_000, run: joinAlerts },
];

/** Raises what kiosks that are heard say of themselves; one that is away is told by its own alert. */
async function watchConcerns(context: DeskContext): Promise<void> {
  const { clock, database } = context;
  if ((await listRules(database.read)).length === 0) return;
  const over = new Date(clock.nowMs() - troubleOverMs).toISOString();
  const rows = await fleetRows(database.read, clock.nowMs());
  for (const { shown } of rows) {
    if (shown.standing !== 'attention') continue;
    for (const concern of shown.concerns) {
      const kind = alertKindSchema.safeParse(concern);
      if (!kind.success || !watched.has(kind.data)) continue;
      const what = { kind: kind.data, kioskId: shown.kioskId, name: shown.name };
      await database.write(async (db) => {
        const isNew = await noteTrouble(db, shown.kioskId, kind.data, timestamp(clock));
        if (isNew) await raiseAlert(context, db, what);
      });
    }
  }
  await database.write((db) => forgetTrouble(db, over));
}

/** Writes one mail for each address and one call of the webhook, for all that waits for a rule. */
async function joinAlerts(context: DeskContext): Promise<void> {
  const { clock, database } = context;
  const before = new Date(clock.nowMs() - gatherMs).toISOString();
  for (const ruleId of await rulesToTell(database.read, before)) {
    await database.write((db) => tellRule(context, db, ruleId));
  }
}

async function tellRule(context: DeskContext, db: Db, ruleId: string): Promise<void> {
  const { clock, newId, settings } = context;
  const alerts = (await takeWaiting(db, ruleId)).slice(0, mostTogether);
  const stored = await findRule(db, ruleId);
  const [first] = alerts;
  if (first === undefined || stored === null) return;
  const { facts } = stored.rule;
  const cause = `alert/${ruleId}/${first.alertId}`;
  const content = alertMail(settings, stored.rule, alerts);
  for (const to of facts.mails) {
    await putMail(context, db, { kind: 'alert', cause: `${cause}/${to}`, to, content });
  }
  if (facts.webhookUrl === null) return;
  const body: WebhookBody = {
    form: 'balie-alerts-1',
    deliveryId: cause,
    desk: settings.siteName,
    test: false,
    alerts: [...alerts],
  };
  await insertOutgoing(db, {
    outgoing_id: newId(),
    cause,
    follows: null,
    channel: 'webhook',
    kind: 'alert',
    recipient: facts.webhookUrl,
    asked_by: null,
    content: JSON.stringify({ ruleId, body }),
    made_at: timestamp(clock),
  });
}
