import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { NativeDevice } from './usb-library.ts';

/** One attachment of a device, as sure as it can be told after this process has ended. */
export interface TakenPlace {
  readonly portPath: string;
  readonly address: number;
  readonly vendorId: number;
  readonly productId: number;
}

const takenSchema = z.strictObject({
  portPath: z.string().max(40),
  address: z.int().min(0).max(255),
  vendorId: z.int().min(0).max(0xffff),
  productId: z.int().min(0).max(0xffff),
  interfaceNumber: z.int().min(0).max(255),
});
type Taken = z.infer<typeof takenSchema>;

const fileSchema = z.array(takenSchema).max(256);

/**
 * Remembers in a small file from which interfaces the kernel's driver was sent away. The kernel drops our
 * claim when this process is killed, and calls no driver back (Linux drivers/usb/core/devio.c,
 * `usbdev_release`); the next reader does, with USBDEVFS_CONNECT, which binds nothing to an interface that
 * the jail keeps out (drivers/usb/core/driver.c, `usb_probe_interface`).
 */
export class TakenDrivers {
  readonly #file: string;
  /** What this process has taken. */
  #own: readonly Taken[] = [];
  /** What the process before this one had taken when it ended. */
  #left: readonly Taken[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  /** Reads what was left behind. No file, or one that is damaged, is nothing. */
  async load(): Promise<void> {
    const text = await readFile(this.#file, 'utf8').catch(() => '[]');
    this.#left = fileSchema.safeParse(parsedJson(text)).data ?? [];
  }

  /** To be told before a driver is sent away. */
  async taken(place: TakenPlace, interfaceNumber: number): Promise<void> {
    this.#own = [...this.#own, { ...fieldsOf(place), interfaceNumber }];
    await this.#save();
  }

  /** The drivers of this device are back, or the device is gone. */
  async givenBack(place: TakenPlace): Promise<void> {
    const kept = this.#own.filter((one) => !isAt(one, place));
    if (kept.length === this.#own.length) return;
    this.#own = kept;
    await this.#save();
  }

  /** Calls back the drivers that the process before this one took from a device that is still there. */
  async callBack(native: NativeDevice, place: TakenPlace): Promise<void> {
    const mine = this.#left.filter((one) => isAt(one, place));
    if (mine.length === 0) return;
    this.#left = this.#left.filter((one) => !isAt(one, place));
    try {
      await native.open();
      for (const { interfaceNumber } of mine) {
        await native.attachKernelDriver(interfaceNumber).catch(hasOneAgain);
      }
      await native.close();
    } catch {
      // Not to be opened (gone, or not ours any more): replugging is what is left.
    }
    await this.#save();
  }

  /** Every device that is there has been seen: what is left was unplugged meanwhile. */
  async forgetRest(): Promise<void> {
    if (this.#left.length === 0) return;
    this.#left = [];
    await this.#save();
  }

  /** One write after the other, whole files only. */
  #save(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      const all = [...this.#left, ...this.#own].slice(-256);
      try {
        if (all.length === 0) {
          await rm(this.#file, { force: true });
          return;
        }
        await writeFile(`${this.#file}.new`, JSON.stringify(all));
        await rename(`${this.#file}.new`, this.#file);
      } catch {
        // A full disk must not keep a visitor's device from being read; a driver then comes back by replugging.
      }
    });
    return this.#writing;
  }
}

function fieldsOf({ portPath, address, vendorId, productId }: TakenPlace): TakenPlace {
  return { portPath, address, vendorId, productId };
}

function isAt(one: Taken, place: TakenPlace): boolean {
  return (
    one.portPath === place.portPath &&
    one.address === place.address &&
    one.vendorId === place.vendorId &&
    one.productId === place.productId
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A file that was cut short by a full disk says nothing.
    return null;
  }
}

/** EBUSY: a driver came by itself; ENODEV: none wants it, or the jail keeps it out. */
function hasOneAgain(): void {}
