import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { CallInput } from '../../shared/contract/contract.ts';
import type { KioskContract, TakenInstruction } from '../../shared/contract/kiosk-contract.ts';
import type { DeskLink } from '../desk/desk-link.ts';
import { qrSvg } from '../slip/qr-svg.ts';
import { type Slips, printerAfter } from '../slip/slips.ts';

/**
 * Has the desk make a page of what the visitor reads, shows its address as a code and prints its slip.
 * The desk draws the slip, so that it is the one of the console; without the desk there is no page either.
 */
export async function takeInstruction(
  desk: Pick<DeskLink, 'call' | 'state'>,
  slips: Pick<Slips, 'printPdf'>,
  read: CallInput<KioskContract, 'instruction.take'>,
): Promise<Result<TakenInstruction, Fault>> {
  const publicUrl = desk.state.identity?.publicUrl ?? null;
  if (publicUrl === null) return err(fault('desk/unreachable', 'The desk was never heard'));
  const made = await desk.call('kiosk.take-instruction', {
    params: undefined,
    query: undefined,
    body: read,
  });
  if (!made.ok) return made;
  const { linkPath, slip } = made.value;
  const printed = await slips.printPdf(Buffer.from(slip, 'base64'));
  return ok({
    qrSvg: await qrSvg(`${publicUrl.replace(/\/+$/u, '')}${linkPath}`),
    printer: printerAfter(printed),
  });
}
