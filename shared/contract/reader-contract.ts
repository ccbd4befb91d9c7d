import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { exchangeRecordSchema } from '../domain/exchange-record.ts';
import {
  deviceIdSchema,
  devicePromptSchema,
  deviceSummarySchema,
  factSchema,
  findingSchema,
  layerSchema,
  readoutSchema,
} from '../domain/readout.ts';
import { heldDeviceSchema, mostHeld } from '../domain/kiosk-request.ts';
import { readerPackSchema } from '../domain/reader-pack.ts';
import { portPolicySchema, portUseSchema } from '../domain/port-policy.ts';
import { troubledPortSchema } from '../domain/port-trouble.ts';
import type { Contract } from './contract.ts';

/** All that the kiosk core may ask of the reader process, which alone touches devices. */
export const readerContract = {
  calls: {
    /**
     * What the ports are for. Before it is told for the first time nothing is looked at; what stands at a
     * port that is not for reading is not listed, not read and not let in.
     */
    'ports.use': {
      input: z.strictObject({ policy: portPolicySchema }),
      output: z.strictObject({}),
    },
    /** What the tables of the readings that begin from now on say; null: what is built in. */
    'pack.use': {
      input: z.strictObject({ pack: readerPackSchema.nullable() }),
      output: z.strictObject({}),
    },
    'device.list': {
      input: z.strictObject({}),
      output: z.array(deviceSummarySchema).max(64),
    },
    /** Reads one device up to a layer. The reply is the whole readout; progress comes as events. */
    'device.read': {
      input: z.strictObject({
        deviceId: deviceIdSchema,
        upTo: layerSchema,
        deadlineMs: z.int().min(100).max(120_000),
      }),
      output: readoutSchema,
    },
    'device.stop-reading': {
      input: z.strictObject({ deviceId: deviceIdSchema }),
      output: z.strictObject({}),
    },
    /** The serial numbers that the bus knows, by which a ticket's device is found again. */
    'device.serials': {
      input: z.strictObject({}),
      output: z
        .array(z.strictObject({ deviceId: deviceIdSchema, serial: z.string().max(80) }))
        .max(64),
    },
    /** Lets in a device that the jail holds, for as long as it stays plugged in. */
    'jail.release': {
      input: z.strictObject({ deviceId: deviceIdSchema }),
      output: z.strictObject({}),
    },
    /** Answers while the process is alive and its event loop turns. */
    'reader.ping': { input: z.strictObject({}), output: z.strictObject({}) },
  },
  events: {
    'device.attached': deviceSummarySchema,
    'device.detached': z.strictObject({ deviceId: deviceIdSchema }),
    'readout.fact': z.strictObject({ deviceId: deviceIdSchema, fact: factSchema }),
    'readout.finding': z.strictObject({ deviceId: deviceIdSchema, finding: findingSchema }),
    /** The visitor must do something on the device; null: no longer. */
    'readout.prompt': z.strictObject({
      deviceId: deviceIdSchema,
      prompt: devicePromptSchema.nullable(),
    }),
    /** What was asked and answered, once before the reply to `device.read`. */
    'readout.exchanges': z.strictObject({
      deviceId: deviceIdSchema,
      record: exchangeRecordSchema,
    }),
    /** Something is wrong at a port although no device shows it. */
    'port.trouble': troubledPortSchema,
    /** All devices at ports that are not for reading, at the start and at every change. */
    'ports.closed': z.strictObject({
      closed: z
        .array(z.strictObject({ portPath: deviceSummarySchema.shape.portPath, use: portUseSchema }))
        .max(64),
    }),
    /** All that the jail holds, at the start of a reader with a jail and at every change. */
    'jail.changed': z.strictObject({ held: z.array(heldDeviceSchema).max(mostHeld) }),
    /** The whole bus cannot be read, or (null) can be read again. */
    'bus.state': z.strictObject({ fault: faultSchema.nullable() }),
  },
} as const satisfies Contract;
export type ReaderContract = typeof readerContract;
