import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';

/** What somebody would call the device; each has a drawn picture and words in the catalogue. */
export const deviceKindSchema = z.enum([
  'phone',
  'tablet',
  'laptop',
  'storage',
  'printer',
  'camera',
  'keyboard',
  'mouse',
  'scanner',
  'security-key',
  'smart-card-reader',
  'headset',
  'webcam',
  'network-adapter',
  'serial-adapter',
  'hub',
  'dock',
  'ups',
  'game-controller',
  'unknown',
]);
export type DeviceKind = z.infer<typeof deviceKindSchema>;

/** Layers of asking (docs/architecture.md): L0 nothing asked, L1 unlocked, L2 trusted, L3 organisation. */
export const layerSchema = z.enum(['L0', 'L1', 'L2', 'L3']);
export type Layer = z.infer<typeof layerSchema>;

/** An attachment of one device to one port; a replug gives a new one. */
export const deviceIdSchema = z.string().regex(/^[a-z0-9][a-z0-9:._-]{0,79}$/u);

/** What is known of an attached device before anything is asked of it. Texts are already cleaned. */
export const deviceSummarySchema = z.strictObject({
  deviceId: deviceIdSchema,
  /** `bus-port.port`, stable across replug, for example `1-4.2`. */
  portPath: z.string().max(40),
  vendorId: z.int().min(0).max(0xffff),
  productId: z.int().min(0).max(0xffff),
  kind: deviceKindSchema,
  /** Maker and product as people know them: usb.ids first, then what the device says of itself. */
  vendorName: z.string().max(80).nullable(),
  productName: z.string().max(80).nullable(),
  /** Device of the lab, never of a visitor. */
  simulated: z.boolean(),
});
export type DeviceSummary = z.infer<typeof deviceSummarySchema>;

/** What a number counts; a fact without one is a plain number. */
export const unitSchema = z.enum([
  'byte',
  'byte-per-second',
  'percent',
  'milliampere',
  'milliampere-hour',
  'millivolt',
  'milliwatt',
  'bit-per-second',
  'hertz',
  'degree-celsius',
  'count',
  'day',
  'second',
]);
export type Unit = z.infer<typeof unitSchema>;

/** One thing read from a device, with where it comes from. `key` is `<subject>.<property>`. */
export const factSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/u)
    .max(80),
  value: z.union([
    z.string().max(200),
    z.number(),
    z.boolean(),
    z.array(z.string().max(200)).max(64),
  ]),
  unit: unitSchema.nullable(),
  /** The probe that asked. */
  probe: z.string().max(60),
  layer: layerSchema,
  /** `measured` by us, `reported` by the device about itself, `derived` from other facts. */
  confidence: z.enum(['measured', 'reported', 'derived']),
  readAt: timestampSchema,
  durationMs: z.number().min(0),
});
export type Fact = z.infer<typeof factSchema>;

/** Worst first. */
export const verdictSchema = z.enum(['fault', 'attention', 'unknown', 'ok']);
export type Verdict = z.infer<typeof verdictSchema>;

/** Who at the desk knows most about what a finding says. */
export const skillSchema = z.enum([
  'mobile',
  'workplace',
  'storage',
  'printing',
  'peripherals',
  'network',
  'security',
]);

/** What the visitor must do on the device itself before reading can go on. */
export const devicePromptSchema = z.enum([
  'unlock',
  'choose-file-transfer',
  'trust',
  'enter-passcode',
  'allow-debugging',
  'touch-key',
  'insert-card',
  'press-keys',
]);
export type DevicePrompt = z.infer<typeof devicePromptSchema>;

/**
 * A conclusion from facts. Words stand in the catalogue as `finding.<code>.{a2,b1,expert}`, filled
 * with `params`.
 */
export const findingSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9-]+$/u)
    .max(60),
  verdict: verdictSchema,
  params: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
  /** The keys of the facts that it rests on; never empty. */
  basedOn: z.array(z.string().max(80)).min(1).max(16),
  layer: layerSchema,
  confidence: z.enum(['measured', 'reported', 'derived']),
  /** Absent when anybody can take it on, and from kiosks older than this field. */
  route: skillSchema.optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** How one probe ended. */
export const probeOutcomeSchema = z.strictObject({
  probe: z.string().max(60),
  layer: layerSchema,
  durationMs: z.number().min(0),
  fault: faultSchema.nullable(),
});
export type ProbeOutcome = z.infer<typeof probeOutcomeSchema>;

/** All answers of one reading of one device. `complete` is false when it was cut off. */
export const readoutSchema = z.strictObject({
  readoutId: uuidSchema,
  device: deviceSummarySchema,
  startedAt: timestampSchema,
  finishedAt: timestampSchema,
  complete: z.boolean(),
  facts: z.array(factSchema).max(400),
  findings: z.array(findingSchema).max(60),
  probes: z.array(probeOutcomeSchema).max(60),
  /**
   * SHA-256 of the record of its exchanges as JSON (exchange-record.ts), which comes apart from the
   * ticket. Absent when none was kept, and from kiosks older than this field.
   */
  exchangesHash: contentHashSchema.optional(),
});
export type Readout = z.infer<typeof readoutSchema>;

const severity: Readonly<Record<Verdict, number>> = { fault: 0, attention: 1, unknown: 2, ok: 3 };

/** Findings with the worst first; equal verdicts keep their order. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => severity[one.verdict] - severity[other.verdict]);
}

/** The facts of one subject, the part of the key before the first dot. */
export interface FactGroup<F extends Pick<Fact, 'key'>> {
  readonly subject: string;
  readonly facts: readonly F[];
}

/** Facts by subject, in the order in which they were read. */
export function factsBySubject<F extends Pick<Fact, 'key'>>(
  facts: readonly F[],
): readonly FactGroup<F>[] {
  const groups = Map.groupBy(facts, ({ key }) => key.split('.')[0] ?? key);
  return [...groups].map(([subject, group]) => ({ subject, facts: group }));
}

/** The deepest layer from which something was read; L0 when nothing was. */
export function deepestLayer(readout: Pick<Readout, 'facts'>): Layer {
  const reached = new Set(readout.facts.map((fact) => fact.layer));
  return layerSchema.options.findLast((layer) => reached.has(layer)) ?? 'L0';
}
