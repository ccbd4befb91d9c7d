import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import {
  findingCodeSchema,
  instructionContentSchema,
  instructionLineSchema,
  instructionSchema,
  instructionSlugSchema,
  instructionStateSchema,
  publishedInstructionSchema,
} from '../domain/instruction.ts';
import { jargonTermSchema, mostJargon } from '../domain/jargon.ts';
import { localeSchema } from '../domain/locale.ts';
import { deviceKindSchema } from '../domain/readout.ts';
import { daySchema } from '../domain/report-details.ts';
import { categorySchema } from '../domain/report-type.ts';
import { staffWordsSchema, visitCodeSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const params = z.strictObject({ instructionId: uuidSchema });
const ticketParams = z.strictObject({ ticketId: uuidSchema });
const termParams = z.strictObject({ termId: uuidSchema });
/** The revision that the caller saw. */
const seen = { revision: z.int().positive() };
const terms = z.strictObject({ terms: z.array(jargonTermSchema).max(mostJargon) });

/** An answer names so many instructions at most, best first. */
export const mostInstructions = 12;

const published = z.strictObject({
  instructions: z.array(publishedInstructionSchema).max(mostInstructions),
});

/** Codes apart by commas, as an address has them. */
const codesSchema = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter((code) => code !== ''))
  .pipe(z.array(findingCodeSchema).max(30));

/** A reading from which a stamp can be made. */
export const stampSourceSchema = z.strictObject({
  ticketId: uuidSchema,
  visitCode: visitCodeSchema,
  readoutId: uuidSchema,
  deviceKind: deviceKindSchema,
  model: z.string().max(170),
  osVersion: z.string().max(80),
  readAt: timestampSchema,
});
export type StampSource = z.infer<typeof stampSourceSchema>;

/** The part of the desk contract for instructions (ADR 28). */
export const instructionRoutes = {
  'instruction.for': {
    method: 'GET',
    path: '/v1/instructions/for',
    access: 'public',
    summary:
      'The published instructions that help with findings or a reason, or that go along with a device that is issued; best first, none that is expired.',
    query: z.strictObject({
      findings: codesSchema.optional(),
      reason: categorySchema.optional(),
      device: deviceKindSchema.optional(),
      /** Only the blocks that go along with an issued device. */
      pack: z.literal('true').optional(),
    }),
    response: published,
  },
  'instruction.published': {
    method: 'GET',
    path: '/v1/instructions/published/:slug',
    access: 'public',
    summary: 'One published instruction in all its variants.',
    params: z.strictObject({ slug: instructionSlugSchema }),
    response: publishedInstructionSchema,
  },
  'ticket.instructions': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/instructions',
    access: 'staff',
    summary: 'The published instructions that fit the findings and the reason of a ticket.',
    params: ticketParams,
    response: published,
  },
  'instruction.list': {
    method: 'GET',
    path: '/v1/instructions',
    access: 'staff',
    summary: 'Instructions in every state, newest first.',
    query: z.strictObject({
      q: z.string().max(200).default(''),
      state: instructionStateSchema.optional(),
      /** Only those that have no variant in this language. */
      without: localeSchema.optional(),
      ownerId: uuidSchema.optional(),
      before: uuidSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      instructions: z.array(instructionLineSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'instruction.get': {
    method: 'GET',
    path: '/v1/instructions/:instructionId',
    access: 'staff',
    summary: 'One instruction: its newest version, its versions and its stamps.',
    params,
    response: instructionSchema,
  },
  'instruction.version': {
    method: 'GET',
    path: '/v1/instructions/:instructionId/versions/:version',
    access: 'staff',
    summary: 'What one version says.',
    params: z.strictObject({
      instructionId: uuidSchema,
      version: z.coerce.number().int().positive(),
    }),
    response: z.strictObject({ content: instructionContentSchema }),
  },
  'instruction.create': {
    method: 'POST',
    path: '/v1/instructions',
    access: 'staff',
    summary:
      'A new draft, owned by who makes it. With `fromTicketId` its question and answer are the first words.',
    body: z.strictObject({
      slug: instructionSlugSchema,
      title: z.string().max(80),
      locale: localeSchema,
      fromTicketId: uuidSchema.optional(),
    }),
    response: instructionSchema,
  },
  'instruction.write': {
    method: 'PUT',
    path: '/v1/instructions/:instructionId',
    access: 'staff',
    summary:
      'What the newest version says now. Writing in something published or in review begins a new draft.',
    params,
    body: z.strictObject({ ...seen, content: instructionContentSchema }),
    response: instructionSchema,
  },
  'instruction.keep': {
    method: 'PUT',
    path: '/v1/instructions/:instructionId/keeping',
    access: 'staff',
    summary: 'Who owns it, and on which day it must be looked at again.',
    params,
    body: z.strictObject({ ...seen, ownerId: uuidSchema, reviewBy: daySchema }),
    response: instructionSchema,
  },
  'instruction.submit': {
    method: 'POST',
    path: '/v1/instructions/:instructionId/submit',
    access: 'staff',
    summary: 'Have a draft looked at by somebody else.',
    params,
    body: z.strictObject(seen),
    response: instructionSchema,
  },
  'instruction.return': {
    method: 'POST',
    path: '/v1/instructions/:instructionId/return',
    access: 'staff',
    summary: 'Back to its writer, with what must change.',
    params,
    body: z.strictObject({ ...seen, words: staffWordsSchema }),
    response: instructionSchema,
  },
  'instruction.approve': {
    method: 'POST',
    path: '/v1/instructions/:instructionId/approve',
    access: 'staff',
    summary: 'It is good. Refused to everybody who wrote in this version.',
    params,
    body: z.strictObject(seen),
    response: instructionSchema,
  },
  'instruction.publish': {
    method: 'POST',
    path: '/v1/instructions/:instructionId/publish',
    access: 'lead',
    summary:
      'Show an approved version to visitors. One that nobody followed on a device needs a reason.',
    params,
    body: z.strictObject({ ...seen, unverifiedBecause: staffWordsSchema.nullable() }),
    response: instructionSchema,
  },
  'instruction.retire': {
    method: 'POST',
    path: '/v1/instructions/:instructionId/retire',
    access: 'lead',
    summary: 'Show it to visitors no more; a new version brings it back.',
    params,
    body: z.strictObject({ ...seen, reason: staffWordsSchema }),
    response: instructionSchema,
  },
  'instruction.stamp': {
    method: 'POST',
    path: '/v1/instructions/:instructionId/stamps',
    access: 'staff',
    summary:
      'The newest version was followed on the device of a reading; model and version come from it.',
    params,
    body: z.strictObject({ ...seen, ticketId: uuidSchema, readoutId: uuidSchema }),
    response: instructionSchema,
  },
  'instruction.stamp-sources': {
    method: 'GET',
    path: '/v1/instructions/stamp-sources',
    access: 'staff',
    summary: 'The latest readings that name a model and a version, newest first.',
    response: z.strictObject({ sources: z.array(stampSourceSchema).max(20) }),
  },
  'jargon.list': {
    method: 'GET',
    path: '/v1/jargon',
    access: 'staff',
    summary: 'Words that visitors do not know, with the plain word.',
    response: terms,
  },
  'jargon.put': {
    method: 'PUT',
    path: '/v1/jargon/:termId',
    access: 'staff',
    summary: 'A new word, or another explanation of one.',
    params: termParams,
    body: jargonTermSchema.omit({ termId: true }),
    response: terms,
  },
  'jargon.delete': {
    method: 'DELETE',
    path: '/v1/jargon/:termId',
    access: 'staff',
    summary: 'A word that everybody knows.',
    params: termParams,
    response: terms,
  },
} as const satisfies RouteTable;
