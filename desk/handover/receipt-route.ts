import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { fault } from '../../shared/base/fault.ts';
import type { DeskContext } from '../desk-context.ts';
import { admitStaff, callerOf } from '../http/access.ts';
import { sendProblem } from '../http/problem.ts';
import { queuesOf } from '../queue/visibility.ts';
import { findHandover } from '../store/handover-store.ts';
import { checked } from './checked.ts';
import { receiptPdf } from './receipt-pdf.ts';

const paramsSchema = z.strictObject({ handoverId: uuidSchema });
const querySchema = z.strictObject({ paper: z.enum(['a5', '80']).default('a5') });

/** The receipt of a handover as PDF; beside the contract because it is no JSON. */
export function registerReceipt(app: FastifyInstance, context: DeskContext): void {
  app.get<{ Params: z.output<typeof paramsSchema>; Querystring: z.output<typeof querySchema> }>(
    '/v1/handovers/:handoverId/receipt.pdf',
    {
      schema: {
        summary: 'What was signed, as a sheet of A5 or a slip of 80 mm.',
        produces: ['application/pdf'],
        params: paramsSchema,
        querystring: querySchema,
        tags: ['handover'],
        security: [{ session: [] }],
      },
      handler: async (request, reply) => {
        const caller = await callerOf(context, request);
        const staff = caller.ok ? admitStaff('staff', 'handover.receipt', caller.value) : caller;
        if (!staff.ok) return sendProblem(reply, staff.fault);
        const { read } = context.database;
        const queues = queuesOf(staff.value.session.role);
        const handover = await findHandover(read, request.params.handoverId, queues);
        if (handover === null) {
          return sendProblem(reply, fault('handover/unknown', 'There is no such handover'));
        }
        const pdf = await receiptPdf(
          await checked(context, read, handover),
          request.query.paper,
          context.settings,
        );
        const name = handover.document.items[0]?.tag ?? 'handover';
        return reply
          .type('application/pdf')
          .header('content-disposition', `inline; filename="${name}.pdf"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'no-store')
          .send(pdf);
      },
    },
  );
}
