import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { instructionLevelSchema, instructionStepSchema } from '../domain/instruction.ts';
import {
  givenInstructionSchema,
  instructionPageSchema,
  linkTokenSchema,
  mostGiven,
  packDeviceSchema,
  stepAnswerSchema,
  tellingSchema,
} from '../domain/instruction-link.ts';
import {
  instructionOfferSchema,
  kioskInstructionSchema,
  mostAtKiosk,
  readAtKioskSchema,
  toldStepSchema,
} from '../domain/kiosk-instruction.ts';
import { localeSchema } from '../domain/locale.ts';
import type { RouteTable } from './route.ts';
import { statusTokenSchema } from './visitor-routes.ts';

/** A ticket shows so many pages of instructions that were given, the newest. */
export const mostLinks = 20;

/** Characters of base64: 1 MB of PDF, of which a slip takes some hundredths. */
const longestSlip = 1_400_000;

const ticketParams = z.strictObject({ ticketId: uuidSchema });
const linkParams = z.strictObject({ ticketId: uuidSchema, linkId: uuidSchema });

/** How a visitor is told, and in which language. */
const telling = { telling: tellingSchema, locale: localeSchema };

/** Instructions that were given for a ticket, and where they did not help. */
export const givenLinkSchema = z.strictObject({
  linkId: uuidSchema,
  ...telling,
  givenBy: z.string().max(120),
  givenAt: timestampSchema,
  expiresAt: timestampSchema,
  /** The type of device, of a pack. */
  packFor: packDeviceSchema.nullable(),
  instructions: z
    .array(
      z.strictObject({
        title: z.string().max(80),
        /** The steps that did not work: number and words as their reader saw them. */
        failingSteps: z
          .array(
            stepAnswerSchema.pick({ level: true, step: true }).extend({
              words: instructionStepSchema.shape.do,
            }),
          )
          .max(60),
      }),
    )
    .max(mostGiven),
});
export type GivenLink = z.infer<typeof givenLinkSchema>;

/** The address of a page. It is in this reply and kept nowhere. */
const openedSchema = z.strictObject({ linkPath: z.string().max(60), expiresAt: timestampSchema });

/** What goes along with an issued device: exactly its four blocks, in the order in which they are read. */
const issuePackSchema = z.strictObject({
  packFor: packDeviceSchema,
  ...telling,
  level: instructionLevelSchema,
  instructions: z.array(givenInstructionSchema).max(mostGiven),
});

/** The part of the desk contract by which instructions reach a visitor, and his answers come back. */
export const instructionLinkRoutes = {
  'ticket.instruction-offers': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/instruction-offers',
    access: 'staff',
    summary: 'All published instructions, those that fit the ticket first.',
    params: ticketParams,
    response: z.strictObject({
      offers: z
        .array(
          instructionOfferSchema
            .pick({ instructionId: true, titles: true })
            .extend({ fits: z.boolean() }),
        )
        .max(mostAtKiosk),
    }),
  },
  'ticket.give-instructions': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/instruction-links',
    access: 'staff',
    summary:
      'Give instructions along: a page of thirty days, from which slip and A5 are printed. The same `linkId` again is the same gift at a new address.',
    params: ticketParams,
    body: z.strictObject({
      linkId: uuidSchema,
      instructionIds: z.array(uuidSchema).min(1).max(mostGiven),
      ...telling,
    }),
    response: openedSchema,
  },
  'ticket.given-instructions': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/instruction-links',
    access: 'staff',
    summary:
      'The instructions that were given for a ticket, newest first, and the steps that failed.',
    params: ticketParams,
    response: z.strictObject({ links: z.array(givenLinkSchema).max(mostLinks) }),
  },
  'ticket.reprint-instructions': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/instruction-links/:linkId/addresses',
    access: 'staff',
    summary: 'Another address of a page that was given, to print it again.',
    params: linkParams,
    response: openedSchema,
  },
  'issue-pack.get': {
    method: 'GET',
    path: '/v1/issue-packs/:device',
    access: 'staff',
    summary: 'The four blocks that go along with a device of this type.',
    params: z.strictObject({ device: packDeviceSchema }),
    query: z.strictObject(telling),
    response: issuePackSchema,
  },
  'issue-pack.give': {
    method: 'POST',
    path: '/v1/issue-packs/:device/links',
    access: 'staff',
    summary: 'The pack of a device as a page of thirty days, with or without a ticket.',
    params: z.strictObject({ device: packDeviceSchema }),
    body: z.strictObject({ linkId: uuidSchema, ticketId: uuidSchema.nullable(), ...telling }),
    response: openedSchema,
  },
  /** Beside the contract: `/v1/instruction-links/:token/{slip,a5}.pdf`, see desk/instruction-link/papers.ts. */
  'instruction-link.get': {
    method: 'GET',
    path: '/v1/instruction-links/:token',
    access: 'public',
    summary: 'What a page of instructions shows; 410 once its thirty days are over.',
    params: z.strictObject({ token: linkTokenSchema }),
    response: instructionPageSchema,
  },
  'instruction-link.answer': {
    method: 'POST',
    path: '/v1/instruction-links/:token/answers',
    access: 'public',
    summary: 'Whether a step worked. Sent twice, it counts once.',
    params: z.strictObject({ token: linkTokenSchema }),
    body: stepAnswerSchema,
    response: z.strictObject({}),
  },
  'status.instructions': {
    method: 'GET',
    path: '/v1/status/:token/instructions',
    access: 'public',
    summary: "What was given along with a visitor's own ticket and can still be read.",
    params: z.strictObject({ token: statusTokenSchema }),
    response: z.strictObject({
      links: z
        .array(
          z.strictObject({
            linkId: uuidSchema,
            expiresAt: timestampSchema,
            titles: z.array(z.string().max(80)).max(mostGiven),
          }),
        )
        .max(mostLinks),
    }),
  },
  'status.open-instructions': {
    method: 'POST',
    path: '/v1/status/:token/instructions/:linkId/addresses',
    access: 'public',
    summary: 'An address at which the visitor reads what was given to him.',
    params: z.strictObject({ token: statusTokenSchema, linkId: uuidSchema }),
    response: openedSchema,
  },
  'kiosk.step-answer': {
    method: 'POST',
    path: '/v1/visits/:visitId/step-answers',
    access: 'kiosk',
    summary:
      'Whether a step worked that a visitor read at this kiosk, after the ticket of his visit. Sent twice, it counts once.',
    params: z.strictObject({ visitId: uuidSchema }),
    body: toldStepSchema,
    response: z.strictObject({}),
  },
  'kiosk.take-instruction': {
    method: 'POST',
    path: '/v1/kiosks/instruction-links',
    access: 'kiosk',
    summary:
      'What a visitor reads at this kiosk, to take along: a page of thirty days and the same on a slip. It belongs to the ticket of his visit when there is one.',
    body: readAtKioskSchema.extend({ visitId: uuidSchema }),
    response: openedSchema.extend({
      /** PDF, 80 mm wide. */
      slip: z.base64().max(longestSlip),
    }),
  },
  'kiosk.instruction-photo': {
    method: 'GET',
    path: '/v1/kiosks/instruction-photos/:hash',
    access: 'kiosk',
    summary: 'A photo of a step of a published instruction, for a kiosk to show.',
    params: z.strictObject({ hash: contentHashSchema }),
    response: z.strictObject({ jpegBase64: z.base64().max(2_800_000) }),
  },
  'kiosk.instructions': {
    method: 'GET',
    path: '/v1/kiosks/instructions',
    access: 'kiosk',
    summary:
      'All published instructions for a kiosk to keep; null when it has this edition already.',
    query: z.strictObject({ known: z.string().max(64).default('') }),
    response: z.strictObject({
      edition: z.string().max(64),
      instructions: z.array(kioskInstructionSchema).max(mostAtKiosk).nullable(),
    }),
  },
} as const satisfies RouteTable;
