import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import {
  campaignFactsSchema,
  campaignSchema,
  decisionSchema,
  mostDevices,
  mostScripts,
  mostTesters,
  testerFactsSchema,
  testerSchema,
  wishedDeviceFactsSchema,
  wishedDeviceSchema,
} from '../domain/acceptance/campaign.ts';
import { cellSchema } from '../domain/acceptance/coverage.ts';
import { findingSchema, severitySchema } from '../domain/acceptance/finding.ts';
import { chosenDeviceSchema, endedStepSchema, testRunSchema } from '../domain/acceptance/run.ts';
import { scriptContentSchema, testScriptSchema } from '../domain/acceptance/script.ts';
import { conditionsSchema, mostFindings } from '../domain/acceptance/sheet.ts';
import { localeSchema } from '../domain/locale.ts';
import { readoutSchema } from '../domain/readout.ts';
import type { RouteTable } from './route.ts';
import { endBody, runParams, startOf, stepParams } from './tester-routes.ts';

const campaignParams = z.strictObject({ campaignId: uuidSchema });
const versioned = z.int().positive();

/** Combinations of one campaign at most. */
const mostCells = mostScripts * mostTesters * mostDevices;

/** A run as a list shows it. */
export const runLineSchema = testRunSchema.omit({ steps: true }).extend({
  done: z.int().min(0),
  bad: z.int().min(0),
});
export type RunLine = z.infer<typeof runLineSchema>;

/** A step that failed and is no finding yet. */
export const looseFailureSchema = endedStepSchema.safeExtend({
  runId: uuidSchema,
  scriptId: uuidSchema,
  testerId: uuidSchema,
});
export type LooseFailure = z.infer<typeof looseFailureSchema>;

/** One campaign whole, as staff see it. */
export const campaignViewSchema = z.strictObject({
  campaign: campaignSchema,
  /** Whether results are taken today. */
  takesResults: z.boolean(),
  scripts: z.array(testScriptSchema).max(mostScripts),
  testers: z.array(testerSchema).max(mostTesters),
  devices: z.array(wishedDeviceSchema).max(mostDevices),
  cells: z.array(cellSchema).max(mostCells),
  conditions: conditionsSchema,
  /** The newest. */
  runs: z.array(runLineSchema).max(500),
  findings: z.array(findingSchema).max(mostFindings),
  loose: z.array(looseFailureSchema).max(200),
});
export type CampaignView = z.infer<typeof campaignViewSchema>;

/** Acceptance tests: campaigns by staff, and the runs of testers who have no account. */
export const acceptanceRoutes = {
  'acceptance.list': {
    method: 'GET',
    path: '/v1/acceptance/campaigns',
    access: 'staff',
    summary: 'Campaigns, newest first.',
    query: z.strictObject({
      before: uuidSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: z.strictObject({
      campaigns: z.array(campaignSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'acceptance.create': {
    method: 'POST',
    path: '/v1/acceptance/campaigns',
    access: 'lead',
    summary: 'A new campaign, as a draft.',
    body: campaignFactsSchema,
    response: campaignSchema,
  },
  'acceptance.seed': {
    method: 'POST',
    path: '/v1/acceptance/releases',
    access: 'admin',
    summary:
      'A campaign for a release of this product itself, with its script (ring 0), open at once.',
    body: z.strictObject({
      release: campaignFactsSchema.shape.release.unwrap(),
      releaseNotes: campaignFactsSchema.shape.releaseNotes,
    }),
    response: campaignSchema,
  },
  'acceptance.get': {
    method: 'GET',
    path: '/v1/acceptance/campaigns/:campaignId',
    access: 'staff',
    summary: 'One campaign whole: scripts, testers, devices, coverage, runs and findings.',
    params: campaignParams,
    response: campaignViewSchema,
  },
  'acceptance.change': {
    method: 'PUT',
    path: '/v1/acceptance/campaigns/:campaignId',
    access: 'lead',
    summary: 'Other facts. `version` is the one that was seen.',
    params: campaignParams,
    body: z.strictObject({ version: versioned, facts: campaignFactsSchema }),
    response: campaignSchema,
  },
  'acceptance.open': {
    method: 'POST',
    path: '/v1/acceptance/campaigns/:campaignId/open',
    access: 'lead',
    summary: 'From now on results are taken. Needs a script, a tester and a device.',
    params: campaignParams,
    response: campaignSchema,
  },
  'acceptance.decide': {
    method: 'POST',
    path: '/v1/acceptance/campaigns/:campaignId/decision',
    access: 'lead',
    summary:
      'Go or no-go, which closes it. A go with cells not passed or severe findings open needs a reason.',
    params: campaignParams,
    body: decisionSchema,
    response: campaignSchema,
  },
  'acceptance.put-script': {
    method: 'PUT',
    path: '/v1/acceptance/campaigns/:campaignId/scripts/:scriptId',
    access: 'lead',
    summary:
      'A new version of a script. `version` is the newest that was seen, 0 for a new script.',
    params: campaignParams.extend({ scriptId: uuidSchema }),
    body: z.strictObject({ version: z.int().min(0), content: scriptContentSchema }),
    response: testScriptSchema,
  },
  'acceptance.put-tester': {
    method: 'PUT',
    path: '/v1/acceptance/campaigns/:campaignId/testers/:testerId',
    access: 'lead',
    summary: 'Adds or changes a tester.',
    params: campaignParams.extend({ testerId: uuidSchema }),
    body: testerFactsSchema,
    response: z.strictObject({}),
  },
  'acceptance.remove-tester': {
    method: 'DELETE',
    path: '/v1/acceptance/campaigns/:campaignId/testers/:testerId',
    access: 'lead',
    summary: 'Takes a tester away who has no runs.',
    params: campaignParams.extend({ testerId: uuidSchema }),
    response: z.strictObject({}),
  },
  'acceptance.link': {
    method: 'POST',
    path: '/v1/acceptance/campaigns/:campaignId/testers/:testerId/link',
    access: 'staff',
    summary:
      'A new link and kiosk code for a tester; earlier ones end. They are in this reply and nowhere else.',
    params: campaignParams.extend({ testerId: uuidSchema }),
    response: z.strictObject({
      /** On the address of this desk. */
      path: z.string().max(120),
      url: z.string().max(400),
      code: z.string().max(12),
    }),
  },
  'acceptance.put-device': {
    method: 'PUT',
    path: '/v1/acceptance/campaigns/:campaignId/devices/:wishId',
    access: 'lead',
    summary: 'Adds or changes a device of the wish list.',
    params: campaignParams.extend({ wishId: uuidSchema }),
    body: wishedDeviceFactsSchema,
    response: z.strictObject({}),
  },
  'acceptance.remove-device': {
    method: 'DELETE',
    path: '/v1/acceptance/campaigns/:campaignId/devices/:wishId',
    access: 'lead',
    summary: 'Takes a device off the list on which nothing was tested.',
    params: campaignParams.extend({ wishId: uuidSchema }),
    response: z.strictObject({}),
  },
  'acceptance.run': {
    method: 'GET',
    path: '/v1/acceptance/runs/:runId',
    access: 'staff',
    summary: 'One run with its steps, the version of the script that it tests, and its readout.',
    params: z.strictObject(runParams),
    response: z.strictObject({
      campaignId: uuidSchema,
      run: testRunSchema,
      script: testScriptSchema,
      readout: readoutSchema.nullable(),
    }),
  },
  'acceptance.start': {
    method: 'PUT',
    path: '/v1/acceptance/campaigns/:campaignId/runs/:runId',
    access: 'staff',
    summary:
      'Begins a run for a tester in the console. The same `runId` again is answered as it is.',
    params: campaignParams.extend(runParams),
    body: startOf(
      z.discriminatedUnion('choice', [
        ...chosenDeviceSchema.options,
        /** The newest reading of a ticket proves the device. */
        z.strictObject({ choice: z.literal('reading'), ticketNumber: z.int().positive() }),
      ]),
    ).extend({ testerId: uuidSchema }),
    response: testRunSchema,
  },
  'acceptance.end-step': {
    method: 'PUT',
    path: '/v1/acceptance/runs/:runId/steps/:stepId',
    access: 'staff',
    summary: 'The result of a step, in the console; given again, it replaces the earlier one.',
    params: z.strictObject(stepParams),
    body: endBody,
    response: testRunSchema,
  },
  'acceptance.find': {
    method: 'PUT',
    path: '/v1/acceptance/runs/:runId/steps/:stepId/finding',
    access: 'staff',
    summary:
      'Makes a ticket of a step that failed, with step, photo and readout. Once: again, it is answered as it is.',
    params: z.strictObject(stepParams),
    body: z.strictObject({
      severity: severitySchema,
      kind: findingSchema.shape.kind,
      /** The language of the ticket. */
      locale: localeSchema,
    }),
    response: findingSchema,
  },
  'ticket.acceptance': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/acceptance',
    access: 'staff',
    summary: 'The finding that this ticket is, and the campaigns that belong to it.',
    params: z.strictObject({ ticketId: uuidSchema }),
    response: z.strictObject({
      finding: z
        .strictObject({
          campaignId: uuidSchema,
          campaign: z.string().max(120),
          runId: uuidSchema,
          severity: severitySchema,
          script: scriptContentSchema.shape.title,
          step: z.int().positive(),
        })
        .nullable(),
      campaigns: z
        .array(z.strictObject({ campaignId: uuidSchema, name: z.string().max(120) }))
        .max(20),
    }),
  },
} as const satisfies RouteTable;
