import { z } from 'zod';
import { leftDeviceSchema, pickUpCodeSchema } from '../domain/custody.ts';

/** A ticket has had so many devices left behind at most. */
export const mostLeftDevices = 10;

/** What a visitor sees of the devices that he left; the code as long as it opens something. */
export const visitorDevicesSchema = z
  .array(
    leftDeviceSchema
      .pick({
        deviceName: true,
        promisedAt: true,
        readyAt: true,
        remindedAt: true,
        handedOutAt: true,
      })
      .extend({ pickUpCode: pickUpCodeSchema.nullable() }),
  )
  .max(mostLeftDevices);
