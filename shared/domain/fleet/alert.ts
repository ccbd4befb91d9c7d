import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanText } from '../../base/untrusted-text.ts';
import { localeSchema } from '../locale.ts';
import { mailAddressSchema } from '../outgoing.ts';

/** What somebody may want to hear of the fleet; the words stand in the catalogue as `alerts:kind.<kind>`. */
export const alertKindSchema = z.enum([
  'kiosk-away',
  'kiosk-back',
  'reader',
  'printer',
  'disk',
  'port-suspect',
  'port-well',
  'rollout-halted',
]);
export type AlertKind = z.infer<typeof alertKindSchema>;

/** One thing that happened to the fleet; nothing of a visitor. */
export const alertSchema = z.strictObject({
  alertId: uuidSchema,
  kind: alertKindSchema,
  /** Null when it is about no kiosk. */
  kioskId: uuidSchema.nullable(),
  /** The name of the kiosk, or the version that halted. */
  name: z.string().max(200),
  at: timestampSchema,
});
export type Alert = Readonly<z.infer<typeof alertSchema>>;

/** So many rules a desk has, and addresses a rule. */
export const mostAlertRules = 20;
export const mostRuleMails = 10;

/** Where a webhook is: https, without a name or password in it. Machines of the organisation's own network are meant. */
export const webhookUrlSchema = z
  .string()
  .trim()
  .max(500)
  .pipe(
    z.union([
      z.url({ protocol: /^https$/u }),
      // What only this machine reaches need not be encrypted.
      z.url({ protocol: /^http$/u, hostname: /^(?:localhost|127\.0\.0\.1|\[::1\])$/u }),
    ]),
  )
  .refine((text) => !/^[^?#]*[@\\]/u.test(text), 'No name or password');

/** What an admin says of a rule: which alerts go where. */
export const alertRuleFactsSchema = z
  .strictObject({
    name: z
      .string()
      .max(240)
      .transform((text) => cleanText(text, 60))
      .pipe(z.string().min(1)),
    kinds: z.array(alertKindSchema).min(1).max(alertKindSchema.options.length),
    locale: localeSchema,
    mails: z.array(mailAddressSchema).max(mostRuleMails),
    webhookUrl: webhookUrlSchema.nullable(),
  })
  .refine(({ mails, webhookUrl }) => mails.length > 0 || webhookUrl !== null, 'Goes nowhere');
export type AlertRuleFacts = Readonly<z.infer<typeof alertRuleFactsSchema>>;

export const alertRuleSchema = z.strictObject({
  ruleId: uuidSchema,
  facts: alertRuleFactsSchema,
  changedAt: timestampSchema,
  changedBy: z.string().max(120),
});
export type AlertRule = Readonly<z.infer<typeof alertRuleSchema>>;

/** What a webhook gets, as JSON. It grows by optional fields and new kinds; nothing changes its meaning. */
export const webhookBodySchema = z.strictObject({
  form: z.literal('balie-alerts-1'),
  /** The same however often it is sent. */
  deliveryId: z.string().max(200),
  desk: z.string().max(200),
  /** Sent by the button that tries a rule. */
  test: z.boolean(),
  alerts: z.array(alertSchema).max(500),
});
export type WebhookBody = Readonly<z.infer<typeof webhookBodySchema>>;
