import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Release } from '../../shared/domain/release/documents.ts';
import { onDisk } from './file-fault.ts';
import type { Returned, Slots } from './slots.ts';

/** Puts a proven file where the next start finds it. Decides nothing. */
export interface Installer {
  /** Whether this version has yet to show that it is well: what would make room for another is the way back. */
  isOnTrial(): Promise<boolean>;
  /** The file is looked at once more; afterwards the next start is of this release. */
  install(file: string, release: Release): Promise<Result<null, Fault>>;
  /** The next start is of the version that was kept. */
  goBack(): Promise<Result<null, Fault>>;
  /** What the watchdog took back since the desk was told, or null. */
  returned(): Promise<Returned | null>;
  forgetReturned(): Promise<void>;
  /** Ends the program; whoever started it starts what is installed now. */
  restart(): void;
}

/** Linux: two slots and a marker; a watchdog outside the program starts what the marker names. */
export function slotInstaller(slots: Slots, restart: () => void): Installer {
  return {
    isOnTrial: async () => {
      const marker = await onDisk(async () => ok(await slots.marker()));
      return !marker.ok || marker.value.trialStarts !== null;
    },
    install: (file, { version, file: { size, sha512 } }) =>
      slots.fill(file, { version, size, sha512 }),
    goBack: () =>
      onDisk(async () =>
        (await slots.goBack('told'))
          ? ok(null)
          : err(fault('update/not-installable', 'No whole version before this one is kept')),
      ),
    returned: () => slots.returned(),
    forgetReturned: () => slots.forgetReturned(),
    restart,
  };
}
