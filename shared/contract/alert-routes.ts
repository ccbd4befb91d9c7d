import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { alertRuleFactsSchema, alertRuleSchema, mostAlertRules } from '../domain/fleet/alert.ts';
import type { RouteTable } from './route.ts';

const ruleParams = z.strictObject({ ruleId: uuidSchema });

/** What came of one try of one address. */
const deliverySchema = z.strictObject({
  recipient: z.string().max(500),
  arrived: z.boolean(),
  /** What the other side answered; English, for who runs the desk. */
  trouble: z.string().max(400).nullable(),
});
export type AlertDelivery = Readonly<z.infer<typeof deliverySchema>>;

/** The part of the desk contract about alerts that leave the desk. */
export const alertRoutes = {
  'alert.rules': {
    method: 'GET',
    path: '/v1/alert-rules',
    access: 'admin',
    summary: 'Which alerts go where.',
    response: z.strictObject({ rules: z.array(alertRuleSchema).max(mostAlertRules) }),
  },
  'alert.put-rule': {
    method: 'PUT',
    path: '/v1/alert-rules/:ruleId',
    access: 'admin',
    summary:
      'Adds or changes a rule. The secret of a new webhook is in the reply and nowhere else.',
    params: ruleParams,
    body: alertRuleFactsSchema,
    response: z.strictObject({ rule: alertRuleSchema, secret: z.string().max(100).nullable() }),
  },
  'alert.new-secret': {
    method: 'POST',
    path: '/v1/alert-rules/:ruleId/secret',
    access: 'admin',
    summary: 'Another secret for the webhook of a rule; the one before ends at once.',
    params: ruleParams,
    response: z.strictObject({ secret: z.string().max(100) }),
  },
  'alert.remove-rule': {
    method: 'DELETE',
    path: '/v1/alert-rules/:ruleId',
    access: 'admin',
    summary: 'Ends a rule; what waits for it is not sent.',
    params: ruleParams,
    response: z.strictObject({}),
  },
  'alert.test-rule': {
    method: 'POST',
    path: '/v1/alert-rules/:ruleId/test',
    access: 'admin',
    summary: 'Sends a test to all addresses of a rule at once, and says what came of each.',
    params: ruleParams,
    response: z.strictObject({ deliveries: z.array(deliverySchema).max(20) }),
  },
} as const satisfies RouteTable;
