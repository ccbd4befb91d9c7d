import { z } from 'zod';

/** The five kinds of report (certificaat C0088, work process 1), ITIL terms. */
export const reportTypeSchema = z.enum([
  'incident',
  'information',
  'change',
  'authorisation',
  'complaint',
]);
export type ReportType = z.infer<typeof reportTypeSchema>;

/** Why somebody walks up: the three tiles of the first screen. */
export const errandSchema = z.enum(['problem', 'handover', 'question']);
export type Errand = z.infer<typeof errandSchema>;

/** Which people handle a visit: the ones at the counter who advise, or the ones who hand out devices. */
export const workQueueSchema = z.enum(['advice', 'device-operations', 'confidential']);
export type WorkQueue = z.infer<typeof workQueueSchema>;

/** The queue in which a report starts. A complaint never stands in a public queue. */
export function queueFor(errand: Errand, reportType: ReportType): WorkQueue {
  if (reportType === 'complaint') return 'confidential';
  return errand === 'handover' ? 'device-operations' : 'advice';
}

/**
 * What the visit is about, by plain tiles. `handover` visits have the last four; the rest belong to
 * problems and questions. Each has `reason.category.<name>` in the message catalogue.
 */
export const categorySchema = z.enum([
  'screen',
  'calls',
  'mail',
  'wifi',
  'password',
  'sound',
  'storage',
  'battery',
  'printing',
  'slow',
  'application',
  'lost-or-stolen',
  'something-else',
  'how-to',
  'new-software',
  'move-or-replace',
  'access-to-system',
  'shared-folder',
  'service',
  'waiting-time',
  'collect',
  'return',
  'borrow',
  'supplies',
]);
export type Category = z.infer<typeof categorySchema>;

/** The tiles of each kind of report, most common first; at most seven, so that no one scrolls. */
export const categoriesFor: Readonly<Record<ReportType | 'handover', readonly Category[]>> = {
  incident: ['screen', 'mail', 'wifi', 'password', 'calls', 'slow', 'something-else'],
  information: ['how-to', 'mail', 'wifi', 'printing', 'application', 'something-else'],
  change: ['new-software', 'move-or-replace', 'something-else'],
  authorisation: ['access-to-system', 'shared-folder', 'application', 'something-else'],
  complaint: ['service', 'waiting-time', 'something-else'],
  handover: ['collect', 'return', 'borrow', 'supplies'],
};

/** What stands behind "something else" of a problem: still at most seven tiles. */
export const furtherProblems: readonly Category[] = [
  'sound',
  'battery',
  'storage',
  'printing',
  'application',
  'lost-or-stolen',
  'something-else',
];
