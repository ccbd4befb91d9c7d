import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { err, ok } from '../../shared/base/result.ts';
import { mostAttachments } from '../../shared/domain/attachment.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import type { DeskContext } from '../desk-context.ts';
import { drawPackage } from '../escalation/draw-package.ts';
import { packageOf } from '../escalation/package.ts';
import { findEscalation } from '../store/escalation-store.ts';
import { attachmentsOf } from '../store/ticket-attachment-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { cardOf } from '../ticket/card.ts';
import { deskWords } from '../words/desk-words.ts';
import { admitStaff, callerOf } from './access.ts';
import { sendProblem } from './problem.ts';

const paramsSchema = z.strictObject({
  ticketId: uuidSchema,
  escalationId: uuidSchema,
  format: z.enum(['pdf', 'json']),
});
const querySchema = z.strictObject({ locale: localeSchema.default('nl') });

/** What a supplier gets, as a paper and as data; the history says who took it along. */
export function registerEscalationPackage(app: FastifyInstance, context: DeskContext): void {
  app.get<{ Params: z.infer<typeof paramsSchema>; Querystring: z.infer<typeof querySchema> }>(
    '/v1/tickets/:ticketId/escalations/:escalationId/package/:format',
    {
      schema: {
        summary: 'Readout, serial number, warranty and what was tried, for a supplier.',
        produces: ['application/pdf', 'application/json'],
        params: paramsSchema,
        querystring: querySchema,
        tags: ['escalation'],
        security: [{ session: [] }],
      },
      handler: async (request, reply) => {
        const caller = await callerOf(context, request);
        const staff = caller.ok ? admitStaff('staff', 'escalation', caller.value) : caller;
        if (!staff.ok) return sendProblem(reply, staff.fault);
        const { session } = staff.value;
        const { ticketId, escalationId, format } = request.params;
        const escalation = await findEscalation(context.database.read, ticketId, escalationId);
        const taken = await happenBeside(context, session, ticketId, () =>
          Promise.resolve(
            escalation?.kind === 'supplier'
              ? ok({
                  kind: 'ticket.package-taken',
                  details: { to: escalation.targetName, format, serial: escalation.serial },
                } as const)
              : err(fault('escalation/unknown', 'No such escalation to a supplier')),
          ),
        );
        if (!taken.ok) return sendProblem(reply, taken.fault);
        if (escalation === null) throw new Error('An escalation that is not there was taken');
        const { locale } = request.query;
        const say = deskWords(locale);
        const card = await cardOf(context, taken.value, session.role);
        const desk = {
          site: context.settings.siteName,
          madeAt: timestamp(context.clock),
          files: await attachmentsOf(context.database.read, ticketId, mostAttachments),
        };
        const content = packageOf(card, escalation, desk, say);
        void reply
          .header('content-disposition', `attachment; filename="balie-${content.ticket}.${format}"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'no-store');
        return format === 'json'
          ? reply.type('application/json').send(content)
          : reply
              .type('application/pdf')
              .send(await drawPackage(content, locale, say, context.settings.timeZone));
      },
    },
  );
}
