import { z } from 'zod';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { webhookBodySchema } from '../../shared/domain/fleet/alert.ts';

/** A call of a webhook as it waits in the database; its secret stays with its rule. */
export const webhookContentSchema = z.strictObject({
  ruleId: uuidSchema,
  body: webhookBodySchema,
});
