import type { Look } from './look.ts';
import { dockParts } from './probes/dock-parts.ts';
import { hubTree } from './probes/hub-tree.ts';
import { portLink } from './probes/port-link.ts';
import { portTrouble } from './probes/port-trouble.ts';
import { serialChip } from './probes/serial-chip.ts';
import { typecBay } from './probes/typec-bay.ts';
import { uacChannels } from './probes/uac-channels.ts';
import { uvcFormats } from './probes/uvc-formats.ts';

/** Every question that needs no exchange, in the order in which they are answered. */
export const looks: readonly Look[] = [
  portLink,
  portTrouble,
  // Before the tree: in a real dock a keyboard is no surprise.
  dockParts,
  hubTree,
  typecBay,
  uvcFormats,
  uacChannels,
  serialChip,
];
