import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { PackBlock } from '../../shared/domain/instruction.ts';
import {
  type GivenInstruction,
  type PackDevice,
  mostGiven,
  packBlocks,
} from '../../shared/domain/instruction-link.ts';
import { type KioskInstruction, mostAtKiosk } from '../../shared/domain/kiosk-instruction.ts';
import type { DeskContext } from '../desk-context.ts';
import { type Published, publishedOn } from '../store/published-store.ts';

/**
 * What goes along with a device that is issued: first use, PIN, loss, and phishing with privacy. It is
 * whole or it is not given: a visitor who misses the page about loss does not know that there was one.
 */
export async function issuePack(
  context: DeskContext,
  device: PackDevice,
): Promise<Result<readonly GivenInstruction[], Fault>> {
  const today = context.dayAt(context.clock.nowMs());
  const published = await publishedOn(context.database.read, today, mostAtKiosk);
  const blocks = packBlocks.map((block) => ({ block, of: blockOf(published, block, device) }));
  const missing = blocks.filter(({ of }) => of.length === 0).map(({ block }) => block);
  if (missing.length > 0) {
    return err(
      fault(
        'instruction/pack-incomplete',
        `Nothing published for ${device}: ${missing.join(', ')}`,
      ),
    );
  }
  return ok(
    blocks.flatMap(({ block, of }) =>
      of.map(({ instructionId, version, variants }) => ({
        instructionId,
        version,
        block,
        variants,
      })),
    ),
  );
}

/** One instruction is a block, the one for just this device before the one for all; the last block is two. */
function blockOf(
  published: readonly Published[],
  block: PackBlock,
  device: PackDevice,
): readonly KioskInstruction[] {
  const isForAll = ({ devices }: KioskInstruction) => devices.length === 0;
  const fitting = published
    .filter(({ pack }) => pack === block)
    .map(({ instruction }) => instruction)
    .filter((one) => isForAll(one) || one.devices.includes(device))
    .toSorted((one, other) => Number(isForAll(one)) - Number(isForAll(other)));
  return fitting.slice(0, block === 'phishing' ? mostGiven - (packBlocks.length - 1) : 1);
}
