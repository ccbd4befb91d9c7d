import { globSync } from 'node:fs';
import { mkdir, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** One of the kernel's own USB functions, Documentation/usb/gadget_configfs.rst. */
export interface GadgetSpec {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly maker: string;
  readonly product: string;
  readonly serial: string;
  /** `mass_storage` or `printer`. */
  readonly function: string;
  /** Attributes of the function, by their path below it. */
  readonly attributes: Readonly<Record<string, string>>;
}

const root = '/sys/kernel/config/usb_gadget';

/** A gadget on dummy_hcd: device and host are both the kernel, nothing of it is ours. */
export async function plugGadget(spec: GadgetSpec): Promise<() => Promise<void>> {
  const gadget = join(root, spec.name);
  const text = join(gadget, 'strings', '0x409');
  const configuration = join(gadget, 'configs', 'c.1');
  const functionName = `${spec.function}.0`;
  const usbFunction = join(gadget, 'functions', functionName);
  for (const folder of [gadget, text, configuration, usbFunction]) await mkdir(folder);
  const write = (folder: string, file: string, value: string) =>
    writeFile(join(folder, file), value);
  await write(gadget, 'idVendor', `0x${spec.vendorId.toString(16)}`);
  await write(gadget, 'idProduct', `0x${spec.productId.toString(16)}`);
  await write(text, 'manufacturer', spec.maker);
  await write(text, 'product', spec.product);
  await write(text, 'serialnumber', spec.serial);
  for (const [file, value] of Object.entries(spec.attributes)) {
    await write(usbFunction, file, value);
  }
  await symlink(usbFunction, join(configuration, functionName));
  const [controller] = globSync('/sys/class/udc/*');
  if (controller === undefined) throw new Error('the kernel has no USB device controller');
  await write(gadget, 'UDC', basename(controller));

  return async () => {
    await write(gadget, 'UDC', '\n');
    await rm(join(configuration, functionName));
    for (const folder of [usbFunction, configuration, text, gadget]) await rmdir(folder);
  };
}
