import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { cleanText } from '../../base/untrusted-text.ts';
import { daySchema } from '../report-details.ts';
import { staffWordsSchema } from '../ticket.ts';

/** So many of each belong to one campaign at most. */
export const mostScripts = 20;
export const mostTesters = 40;
export const mostDevices = 20;

const lineSchema = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((text) => cleanText(text, longest))
    .pipe(z.string().min(1).max(longest));

/** `draft` is being written, `open` is being tested, `closed` has been decided on. */
export const campaignStateSchema = z.enum(['draft', 'open', 'closed']);
export type CampaignState = z.infer<typeof campaignStateSchema>;

/** What of a campaign somebody writes. */
export const campaignFactsSchema = z
  .strictObject({
    name: lineSchema(120),
    /** What is tested, and what is not. */
    scope: staffWordsSchema,
    /** The release that it belongs to, for example `Mail-app 4.0`; null when it belongs to none. */
    release: lineSchema(120).nullable(),
    /** Where the release notes stand. */
    releaseNotes: z
      .url({ protocol: /^https?$/u })
      .max(500)
      .nullable(),
    /** The number of the change that it belongs to. */
    ticketNumber: z.int().positive().nullable(),
    from: daySchema,
    until: daySchema,
  })
  .refine(({ from, until }) => from <= until, 'It ends before it begins');
export type CampaignFacts = z.infer<typeof campaignFactsSchema>;

/** Somebody who tests, in the role that he has at work. */
export const testerFactsSchema = z.strictObject({
  name: lineSchema(120),
  role: lineSchema(60),
  /** Reads at level A2: his runs show whether the words are plain enough. */
  readsA2: z.boolean(),
});
export const testerSchema = testerFactsSchema.extend({
  testerId: uuidSchema,
  /** Whether a link was made for him. The link itself is known to nobody but him. */
  hasLink: z.boolean(),
});
export type Tester = Readonly<z.infer<typeof testerSchema>>;

/** A kind of device on which it must work. */
export const wishedDeviceFactsSchema = z.strictObject({
  /** As it is sold: `iPhone 15`. */
  model: lineSchema(80),
  /** Its system, as precise as it matters: `iOS 18`. */
  version: lineSchema(40),
});
export const wishedDeviceSchema = wishedDeviceFactsSchema.extend({ wishId: uuidSchema });
export type WishedDevice = Readonly<z.infer<typeof wishedDeviceSchema>>;

export const verdictSchema = z.enum(['go', 'no-go']);
export type Verdict = z.infer<typeof verdictSchema>;

/** Names under a decision at most. */
export const mostDeciders = 10;

/** What was decided, and by whom. */
export const decisionSchema = z.strictObject({
  verdict: verdictSchema,
  /** Why, when it is a go in spite of something. */
  reason: staffWordsSchema.nullable(),
  /** Who decided; each signs the sheet by name. */
  names: z.array(lineSchema(120)).min(1).max(mostDeciders),
});
export type Decision = z.infer<typeof decisionSchema>;

/** One campaign, as the list shows it. */
export const campaignSchema = z.strictObject({
  campaignId: uuidSchema,
  /** Grows with each change of its facts, so that two people do not overwrite each other. */
  version: z.int().positive(),
  name: z.string().max(120),
  scope: z.string().max(4000),
  release: z.string().max(120).nullable(),
  releaseNotes: z.string().max(500).nullable(),
  /** The change that it belongs to; null too for who may not see it. */
  ticket: z.strictObject({ ticketId: uuidSchema, number: z.int().positive() }).nullable(),
  from: daySchema,
  until: daySchema,
  state: campaignStateSchema,
  decision: decisionSchema.extend({ by: z.string().max(120), at: timestampSchema }).nullable(),
  createdBy: z.string().max(120),
  createdAt: timestampSchema,
});
export type Campaign = z.infer<typeof campaignSchema>;

/** Whether a step may be tested on this day: only between opening and deciding, and not after its last day. */
export function takesResults(
  { state, until }: Pick<Campaign, 'state' | 'until'>,
  today: string,
): boolean {
  return state === 'open' && today <= until;
}

/** What a campaign lacks before it can be opened. */
export function lackingToOpen(campaign: {
  readonly scripts: readonly unknown[];
  readonly testers: readonly unknown[];
  readonly devices: readonly unknown[];
}): readonly ('scripts' | 'testers' | 'devices')[] {
  const parts = ['scripts', 'testers', 'devices'] as const;
  return parts.filter((part) => campaign[part].length === 0);
}
