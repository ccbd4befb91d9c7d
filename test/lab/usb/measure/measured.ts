import { z } from 'zod';

const samplesSchema = z.array(z.number());

/** One class of device: a number for each round, in milliseconds. */
const measuredClassSchema = z.strictObject({
  device: z.string(),
  peer: z.string().nullable(),
  /** From the plug to the kernel's own event. */
  kernel: samplesSchema,
  /** From the kernel's event to the reader's, by which the device is on the card. */
  event: samplesSchema,
  /** The same from the kernel's last event, when it had set up the device and let go of it. */
  afterBound: samplesSchema,
  /** The same from udev's event, by which the reader hears of it. */
  afterUdev: samplesSchema,
  /** From the kernel's event until all facts of layer 0 are out: every second round. */
  layer0: samplesSchema,
  /** `lsusb -v -d` started at the reader's event, in the other rounds. */
  lsusbAtOnce: samplesSchema,
  /** The same when udev had come to rest. */
  lsusb: samplesSchema,
  /** The whole reading, and the part of it that answers what the peer answers. */
  reading: samplesSchema,
  peerPart: samplesSchema,
  peerCommand: samplesSchema,
});
export type MeasuredClass = z.infer<typeof measuredClassSchema>;

/** Ten devices at once, in milliseconds from the first plug. */
const measuredTenSchema = z.strictObject({
  controllers: z.int(),
  lastKernel: samplesSchema,
  lastEvent: samplesSchema,
  /** Until layer 0 of all ten was read as well. */
  lastLayer0: samplesSchema,
  /** The longest from the kernel's event to the reader's of one device. */
  slowest: samplesSchema,
});
export type MeasuredTen = z.infer<typeof measuredTenSchema>;

/** Plugging in and out again and again; states of the reader are taken every `sampleEvery` times. */
const measuredCyclesSchema = z.strictObject({
  cycles: z.int(),
  sampleEvery: z.int(),
  ins: samplesSchema,
  outs: samplesSchema,
  lost: z.array(z.string()),
  residentMegabytes: samplesSchema,
  heapMegabytes: samplesSchema,
  openFiles: samplesSchema,
  listeners: samplesSchema,
  resources: samplesSchema,
  zombies: z.int(),
});
export type MeasuredCycles = z.infer<typeof measuredCyclesSchema>;

/** All that the guest tells of one run of its measurements. */
export const measuredSchema = z.strictObject({
  /** The first device after the reader's start, from the kernel's event to the reader's. */
  firstEventMs: z.number(),
  classes: z.array(measuredClassSchema),
  ten: z.array(measuredTenSchema),
  cycles: measuredCyclesSchema.nullable(),
});
export type Measured = z.infer<typeof measuredSchema>;
