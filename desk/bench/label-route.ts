import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { uuidSchema } from '../../shared/base/identifier.ts';
import type { DeskContext } from '../desk-context.ts';
import { admitStaff, callerOf } from '../http/access.ts';
import { sendProblem } from '../http/problem.ts';
import { findLeftDevice } from '../store/bench-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { labelPdf } from './label-pdf.ts';
import { unknownDevice } from './left-device.ts';

const paramsSchema = z.strictObject({ leftId: uuidSchema });
const querySchema = z.strictObject({ size: z.enum(['62x29', '80']).default('62x29') });

/** The label of a device as PDF; beside the contract because it is no JSON. */
export function registerDeviceLabel(app: FastifyInstance, context: DeskContext): void {
  app.get<{ Params: z.output<typeof paramsSchema>; Querystring: z.output<typeof querySchema> }>(
    '/v1/left-devices/:leftId/label.pdf',
    {
      schema: {
        summary: 'The label of a device that was left behind.',
        produces: ['application/pdf'],
        params: paramsSchema,
        querystring: querySchema,
        tags: ['bench'],
        security: [{ session: [] }],
      },
      handler: async (request, reply) => {
        const caller = await callerOf(context, request);
        const staff = caller.ok ? admitStaff('staff', 'bench.label', caller.value) : caller;
        if (!staff.ok) return sendProblem(reply, staff.fault);
        const device = await findLeftDevice(context.database.read, request.params.leftId);
        const ticket =
          device === null ? null : await seenTicket(context, staff.value.session, device.ticket_id);
        if (device === null || ticket === null || !ticket.ok) {
          return sendProblem(reply, unknownDevice());
        }
        const { visitCode, ticketId } = ticket.value.item;
        const pdf = await labelPdf(
          {
            visitCode,
            shelf: device.holder_name ?? '',
            address: new URL(`/console/tickets/${ticketId}`, context.settings.publicUrl).href,
          },
          request.query.size,
        );
        return reply
          .type('application/pdf')
          .header('content-disposition', `inline; filename="${visitCode}.pdf"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'no-store')
          .send(pdf);
      },
    },
  );
}
