import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { assetColumnNames, assetColumns, cellsOfAsset } from '../../shared/domain/asset-csv.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import { type Locale, localeSchema } from '../../shared/domain/locale.ts';
import { byteOrderMark, csvLine } from '../../shared/domain/csv-line.ts';
import { noteExport } from '../audit/note-export.ts';
import type { DeskContext } from '../desk-context.ts';
import { sendCsv } from '../export/send-csv.ts';
import { admitStaff, callerOf } from '../http/access.ts';
import { sendProblem } from '../http/problem.ts';
import { listAssets } from '../store/asset-store.ts';

/** Assets read at once: so much of the register is in memory, however large it is. */
const atOnce = 200;

const questionSchema = z.strictObject({ locale: localeSchema.default('nl') });

/** `/v1/assets.csv`: the whole register, written as it is read. An import of it changes nothing. */
export function registerAssetCsv(app: FastifyInstance, context: DeskContext): void {
  app.get<{ Querystring: z.output<typeof questionSchema> }>('/v1/assets.csv', {
    schema: {
      summary: 'The whole register of assets as CSV.',
      produces: ['text/csv'],
      querystring: questionSchema,
      tags: ['asset'],
      security: [{ session: [] }],
    },
    handler: async (request, reply) => {
      const caller = await callerOf(context, request);
      const lead = caller.ok ? admitStaff('lead', 'assets.csv', caller.value) : caller;
      if (!lead.ok) return sendProblem(reply, lead.fault);
      await noteExport(context, lead.value.session, 'assets.csv');
      return sendCsv(reply, 'balie-register.csv', linesOf(context, request.query.locale));
    },
  });
}

async function* linesOf({ database }: DeskContext, locale: Locale): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(assetColumnNames.map((column) => assetColumns[column][locale]));
  let before: string | null = null;
  for (;;) {
    const assets: readonly Asset[] = await listAssets(database.read, {
      words: [],
      before,
      limit: atOnce,
      type: null,
      state: null,
      site: null,
      among: null,
      holderKey: null,
    });
    yield assets.map((asset) => csvLine(cellsOfAsset(asset))).join('');
    const last = assets.at(-1);
    if (last === undefined || assets.length < atOnce) return;
    before = last.assetId;
  }
}
