import { type Fault, fault } from '../../shared/base/fault.ts';
import { timestamp } from '../../shared/base/clock.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { AlertDelivery, alertRoutes } from '../../shared/contract/alert-routes.ts';
import {
  type AlertRule,
  type WebhookBody,
  mostAlertRules,
} from '../../shared/domain/fleet/alert.ts';
import { newToken } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { type Delivery, smtpServer } from '../mail/smtp.ts';
import { type StoredRule, findRule, listRules, putRule, removeRule } from '../store/alert-store.ts';
import { alertMail } from './alert-mail.ts';
import { callWebhook } from './webhook.ts';

type PutReply = { readonly rule: AlertRule; readonly secret: string | null };

/** Which alerts go where. */
export function alertHandlers(context: DeskContext): Pick<DeskHandlers, keyof typeof alertRoutes> {
  const { clock, database } = context;
  const { read } = database;
  return {
    'alert.rules': async () => ok({ rules: (await listRules(read)).map(({ rule }) => rule) }),
    'alert.put-rule': ({ params: { ruleId }, body: facts }, { session }) =>
      database.write(async (db): Promise<Result<PutReply, Fault>> => {
        const before = await findRule(db, ruleId);
        if (before === null && (await listRules(db)).length >= mostAlertRules) {
          return err(fault('input/too-many', `There are ${mostAlertRules} rules already`));
        }
        const rule = { ruleId, facts, changedAt: timestamp(clock), changedBy: session.name };
        // Another place gets another secret: the one before may know the old one.
        const isNew = facts.webhookUrl !== (before?.rule.facts.webhookUrl ?? null);
        const secret = isNew && facts.webhookUrl !== null ? newToken() : null;
        const kept = facts.webhookUrl === null ? null : (secret ?? before?.secret ?? null);
        await putRule(db, { rule, secret: kept });
        return ok({ rule, secret });
      }),
    'alert.new-secret': ({ params: { ruleId } }, { session }) =>
      database.write(async (db) => {
        const stored = await findRule(db, ruleId);
        if (stored === null || stored.secret === null) return err(unknownRule());
        const secret = newToken();
        const changed = { changedAt: timestamp(clock), changedBy: session.name };
        await putRule(db, { rule: { ...stored.rule, ...changed }, secret });
        return ok({ secret });
      }),
    'alert.remove-rule': async ({ params: { ruleId } }) => {
      await database.write((db) => removeRule(db, ruleId));
      return ok({});
    },
    'alert.test-rule': async ({ params: { ruleId } }) => {
      const stored = await findRule(read, ruleId);
      return stored === null
        ? err(unknownRule())
        : ok({ deliveries: await tried(context, stored) });
    },
  };
}

/** Sends a test now, beside the table of what leaves, so that whoever pressed sees what came of it. */
async function tried(
  { clock, newId, settings }: DeskContext,
  { rule, secret }: StoredRule,
): Promise<AlertDelivery[]> {
  const { mails, webhookUrl } = rule.facts;
  const deliveryId = `alert-test/${newId()}`;
  const deliveries: AlertDelivery[] = [];
  const told = (recipient: string, delivery: Delivery) => {
    const trouble = delivery.arrived ? null : delivery.trouble;
    deliveries.push({ recipient, arrived: delivery.arrived, trouble });
  };
  if (mails.length > 0 && settings.mail !== null) {
    const smtp = await smtpServer(settings.mail, settings.siteName);
    const content = alertMail(settings, rule, []);
    for (const to of mails) {
      told(to, await smtp.send({ cause: `${deliveryId}/${to}`, follows: null, to, content }));
    }
    smtp.close();
  } else {
    for (const to of mails) {
      told(to, { arrived: false, final: true, trouble: 'No mail server is set' });
    }
  }
  if (webhookUrl !== null && secret !== null) {
    const body: WebhookBody = {
      form: 'balie-alerts-1',
      deliveryId,
      desk: settings.siteName,
      test: true,
      alerts: [],
    };
    told(webhookUrl, await callWebhook(webhookUrl, secret, body, clock.nowMs()));
  }
  return deliveries;
}

function unknownRule(): Fault {
  return fault('alert/unknown', 'There is no such rule, or it has no webhook');
}
