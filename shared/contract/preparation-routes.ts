import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { assetSchema, recordedTypeSchema } from '../domain/asset.ts';
import { checksSchema } from '../domain/preparation/checks.ts';
import { checkEvidenceSchema, givenEvidenceSchema } from '../domain/preparation/evidence.ts';
import { preparationSchema, typeChecksSchema } from '../domain/preparation/preparation.ts';
import { staffWordsSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const assetParams = z.strictObject({ assetId: uuidSchema });
const preparationParams = z.strictObject({ preparationId: uuidSchema });

/** One that goes on, in the list. */
const openPreparationSchema = z.strictObject({
  preparationId: uuidSchema,
  assetId: uuidSchema,
  type: recordedTypeSchema,
  tag: assetSchema.shape.tag,
  name: z.string().max(200),
  startedBy: z.string().max(120),
  startedAt: timestampSchema,
});
export type OpenPreparation = Readonly<z.infer<typeof openPreparationSchema>>;

/** The part of the desk contract by which a device gets ready for use. */
export const preparationRoutes = {
  'preparation.checks': {
    method: 'GET',
    path: '/v1/preparation-checks',
    access: 'staff',
    summary: 'What each type of device needs before it is ready for use, as it holds now.',
    response: z.strictObject({
      types: z.array(typeChecksSchema).max(recordedTypeSchema.options.length),
    }),
  },
  'preparation.change-checks': {
    method: 'PUT',
    path: '/v1/preparation-checks/:type',
    access: 'lead',
    summary: 'A next version of the checks of a type; what was begun before keeps its own.',
    params: z.strictObject({ type: recordedTypeSchema }),
    body: z.strictObject({ version: z.int().positive(), checks: checksSchema }),
    response: typeChecksSchema,
  },
  'preparation.list': {
    method: 'GET',
    path: '/v1/preparations',
    access: 'staff',
    summary: 'The devices that are being prepared, the latest first.',
    query: z.strictObject({
      before: uuidSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      preparations: z.array(openPreparationSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'preparation.of-asset': {
    method: 'GET',
    path: '/v1/assets/:assetId/preparation',
    access: 'staff',
    summary: 'The last preparation of an asset, each check as it is now or was at the end.',
    params: assetParams,
    response: z.strictObject({ preparation: preparationSchema.nullable() }),
  },
  'preparation.start': {
    method: 'POST',
    path: '/v1/assets/:assetId/preparations',
    access: 'staff',
    summary: 'Begins to prepare what is in stock or wiped. One that goes on is answered as it is.',
    params: assetParams,
    response: preparationSchema,
  },
  'preparation.give-evidence': {
    method: 'POST',
    path: '/v1/preparations/:preparationId/evidence',
    access: 'staff',
    summary: 'What somebody saw, or scanned, for one check. A reading needs no call.',
    params: preparationParams,
    body: z.strictObject({
      checkId: givenEvidenceSchema.shape.checkId,
      evidence: checkEvidenceSchema,
    }),
    response: preparationSchema,
  },
  'preparation.finish': {
    method: 'POST',
    path: '/v1/preparations/:preparationId/finish',
    access: 'staff',
    summary:
      'Ready for use, when the desk finds that every check holds at this moment; else refused with the checks that do not.',
    params: preparationParams,
    /** Of the asset, as it was seen. */
    body: z.strictObject({ version: z.int().positive() }),
    response: z.strictObject({ preparation: preparationSchema, asset: assetSchema }),
  },
  'preparation.stop': {
    method: 'POST',
    path: '/v1/preparations/:preparationId/stop',
    access: 'staff',
    summary: 'Goes no further with it, for a reason; the asset stays where it is.',
    params: preparationParams,
    body: z.strictObject({ reason: staffWordsSchema.pipe(z.string().max(1000)) }),
    response: preparationSchema,
  },
} as const satisfies RouteTable;
