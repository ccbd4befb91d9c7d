import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { chosenDeviceSchema, stepResultSchema, testRunSchema } from '../domain/acceptance/run.ts';
import { stepIdSchema } from '../domain/acceptance/script.ts';
import { readoutSchema } from '../domain/readout.ts';
import type { RouteTable } from './route.ts';
import { testCodeSchema, testPageSchema } from './tester-page.ts';

/** How a run begins on a device. */
export const startOf = <D extends z.ZodType>(device: D) =>
  z.strictObject({
    scriptId: uuidSchema,
    /** The version that is before the tester. */
    scriptVersion: z.int().positive(),
    device,
    /** By the clock of where it is tested; a moment that cannot be right becomes that of arrival. */
    at: timestampSchema,
  });

/** How a step ends. */
export const endBody = z.strictObject({ result: stepResultSchema, at: timestampSchema });
/** The token of a tester's link: 256 bits. */
export const testLinkSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);
export const runParams = { runId: uuidSchema };
export const stepParams = { ...runParams, stepId: stepIdSchema };

/** The runs of testers, who have no account: these routes come with the page of a tester. */
export const testerRoutes = {
  /** By the link of a tester: whoever has it is him. Photos are POSTed beside it, as `image/jpeg`. */
  'test.page': {
    method: 'GET',
    path: '/v1/tests/:token',
    access: 'public',
    summary: 'What a tester does, by his link.',
    params: z.strictObject({ token: testLinkSchema }),
    response: testPageSchema,
  },
  'test.start': {
    method: 'PUT',
    path: '/v1/tests/:token/runs/:runId',
    access: 'public',
    summary: 'A tester begins a run. The same `runId` again is answered as it is.',
    params: z.strictObject({ token: testLinkSchema, ...runParams }),
    body: startOf(chosenDeviceSchema),
    response: testRunSchema,
  },
  'test.end-step': {
    method: 'PUT',
    path: '/v1/tests/:token/runs/:runId/steps/:stepId',
    access: 'public',
    summary: 'The result of a step by a tester; given again, it replaces the earlier one.',
    params: z.strictObject({ token: testLinkSchema, ...stepParams }),
    body: endBody,
    response: testRunSchema,
  },

  /** The same at a kiosk, by a code that is typed, with the device plugged in. */
  'kiosk-test.page': {
    method: 'GET',
    path: '/v1/kiosk-tests/:code',
    access: 'kiosk',
    summary: 'What a tester does, by the code that he typed at this kiosk.',
    params: z.strictObject({ code: testCodeSchema }),
    response: testPageSchema,
  },
  'kiosk-test.start': {
    method: 'PUT',
    path: '/v1/kiosk-tests/:code/runs/:runId',
    access: 'kiosk',
    summary: 'A tester begins a run at this kiosk with a device that was read.',
    params: z.strictObject({ code: testCodeSchema, ...runParams }),
    body: startOf(
      z.discriminatedUnion('choice', [
        ...chosenDeviceSchema.options,
        z.strictObject({ choice: z.literal('read'), readout: readoutSchema }),
      ]),
    ),
    response: testRunSchema,
  },
  'kiosk-test.end-step': {
    method: 'PUT',
    path: '/v1/kiosk-tests/:code/runs/:runId/steps/:stepId',
    access: 'kiosk',
    summary: 'The result of a step at this kiosk.',
    params: z.strictObject({ code: testCodeSchema, ...stepParams }),
    body: endBody,
    response: testRunSchema,
  },
} as const satisfies RouteTable;
