import { z } from 'zod';
import {
  campaignSchema,
  mostDevices,
  mostScripts,
  wishedDeviceSchema,
} from '../domain/acceptance/campaign.ts';
import { testRunSchema } from '../domain/acceptance/run.ts';
import { testScriptSchema } from '../domain/acceptance/script.ts';

/** What a tester sees who comes by his link or code: his campaign and his own runs. */
export const testPageSchema = z.strictObject({
  campaign: z.strictObject({
    name: z.string().max(120),
    scope: z.string().max(4000),
    until: campaignSchema.shape.until,
    takesResults: z.boolean(),
  }),
  tester: z.strictObject({ name: z.string().max(120), role: z.string().max(60) }),
  scripts: z.array(testScriptSchema).max(mostScripts),
  /** The versions with which his unfinished runs were begun, where there are newer ones. */
  olderScripts: z.array(testScriptSchema).max(50),
  devices: z.array(wishedDeviceSchema).max(mostDevices),
  /** His own, newest first. */
  runs: z.array(testRunSchema).max(50),
});
export type TestPage = z.infer<typeof testPageSchema>;

/** Typed at a kiosk: no vowels, no look-alikes. */
export const testCodeSchema = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/[\s-]/gu, '').toUpperCase())
  .pipe(z.string().regex(/^[2-9BCDFGHJKMNPQRTVWXZ]{8}$/u));
