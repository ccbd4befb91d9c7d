import type { Fault, FaultCode } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { IntakeReply } from '../../shared/domain/intake-reply.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';

/** How a desk refuses what it does not know, and, upgraded since, what it took without. */
const refusals: ReadonlySet<FaultCode> = new Set([
  'input/invalid',
  'idempotency/different-content',
]);

/**
 * Hands a visit over. A desk from before some of what is told now refuses a visit that has it; the visit is worth more
 * than that, so it is sent again as the desk knows visits.
 */
export async function tellVisit(
  send: (intake: TicketIntake) => Promise<Result<IntakeReply, Fault>>,
  intake: TicketIntake,
): Promise<Result<IntakeReply, Fault>> {
  const reply = await send(intake);
  const older = asBefore(intake);
  return reply.ok || older === null || !refusals.has(reply.fault.code) ? reply : send(older);
}

/** The same visit without what was added since; null when it has nothing of that. */
function asBefore(intake: TicketIntake): TicketIntake | null {
  const { disturbances, earlier, ...before } = intake;
  if (disturbances === undefined && earlier?.worse === undefined) return null;
  if (earlier === undefined) return before;
  const { worse: _worse, ...answer } = earlier;
  return { ...before, earlier: answer };
}
