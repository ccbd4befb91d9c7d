import { z } from 'zod';
import { type Fault, fault } from '../../base/fault.ts';
import { timestampSchema } from '../../base/identifier.ts';
import { type Result, err, ok } from '../../base/result.ts';
import {
  campaignSchema,
  type Decision,
  mostTesters,
  testerSchema,
  wishedDeviceSchema,
} from './campaign.ts';
import { type Cell, cellSchema } from './coverage.ts';
import {
  type Finding,
  findingSchema,
  isSevere,
  severitySchema,
  stateOfFinding,
} from './finding.ts';

/** What speaks against a go, counted. */
export const conditionsSchema = z.strictObject({
  cells: z.int().min(0),
  passed: z.int().min(0),
  notCovered: z.int().min(0),
  running: z.int().min(0),
  failed: z.int().min(0),
  toRetest: z.int().min(0),
  open: z.record(severitySchema, z.int().min(0)),
  /** Somebody who reads at A2 has been through a script. */
  testedByA2: z.boolean(),
});
export type Conditions = z.infer<typeof conditionsSchema>;

/** Findings of one campaign at most. */
export const mostFindings = 500;

/** Everything on the sheet of a decision; kept as it was then. */
export const sheetSchema = z.strictObject({
  campaign: campaignSchema,
  scripts: z.array(
    z.strictObject({ scriptId: z.uuid(), nl: z.string().max(120), en: z.string().max(120) }),
  ),
  testers: z.array(testerSchema).max(mostTesters),
  devices: z.array(wishedDeviceSchema),
  cells: z.array(cellSchema),
  findings: z.array(findingSchema).max(mostFindings),
  conditions: conditionsSchema,
  madeAt: timestampSchema,
});
export type Sheet = z.infer<typeof sheetSchema>;

/** Counts what is covered and what is still open. */
export function conditionsOf(
  cells: readonly Pick<Cell, 'state'>[],
  findings: readonly Pick<Finding, 'severity' | 'status' | 'closingCode'>[],
  testedByA2: boolean,
): Conditions {
  const inState = (state: Cell['state']) => cells.filter((cell) => cell.state === state).length;
  const open = findings.filter((finding) => stateOfFinding(finding) === 'open');
  const of = (severity: Finding['severity']) =>
    open.filter((finding) => finding.severity === severity).length;
  return {
    cells: cells.length,
    passed: inState('passed'),
    notCovered: inState('not-covered'),
    running: inState('running'),
    failed: inState('failed'),
    toRetest: inState('to-retest'),
    open: {
      blocking: of('blocking'),
      severe: of('severe'),
      minor: of('minor'),
      cosmetic: of('cosmetic'),
    },
    testedByA2,
  };
}

/** Whether something is left that a go would have to explain. */
export function needsReason(conditions: Conditions): boolean {
  const severe = severitySchema.options.some(
    (severity) => isSevere(severity) && conditions.open[severity] > 0,
  );
  return severe || conditions.passed < conditions.cells;
}

/** A decision that may be taken; a go in spite of something needs a reason. */
export function checkedDecision(
  decision: Decision,
  conditions: Conditions,
): Result<Decision, Fault> {
  return decision.verdict === 'go' && decision.reason === null && needsReason(conditions)
    ? err(fault('acceptance/reason-required', 'A go with something left needs a reason'))
    : ok(decision);
}
