import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { mostStandardTexts, standardTextSchema } from '../domain/standard-text.ts';
import type { RouteTable } from './route.ts';

const params = z.strictObject({ textId: uuidSchema });
const body = standardTextSchema.omit({ textId: true, version: true });
/** `version` is the one that was seen; an older page sends none. */
const change = body.extend({ version: z.int().positive().optional() });
const texts = z.strictObject({ texts: z.array(standardTextSchema).max(mostStandardTexts) });

/** The part of the desk contract for standard texts and macros. */
export const textRoutes = {
  'text.list': {
    method: 'GET',
    path: '/v1/texts',
    access: 'staff',
    summary: 'The standard texts and macros of this desk, by name.',
    response: texts,
  },
  'text.create': {
    method: 'POST',
    path: '/v1/texts',
    access: 'lead',
    summary: 'A new standard text or macro; names are unique.',
    body,
    response: texts,
  },
  'text.change': {
    method: 'PUT',
    path: '/v1/texts/:textId',
    access: 'lead',
    summary: 'Other words, steps or another name.',
    params,
    body: change,
    response: texts,
  },
  'text.delete': {
    method: 'DELETE',
    path: '/v1/texts/:textId',
    access: 'lead',
    summary: 'Forget a standard text; what was written with it stays.',
    params,
    response: texts,
  },
} as const satisfies RouteTable;
