import { appointmentCodeSchema } from '../../shared/domain/appointment.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { Visitor } from '../../shared/domain/person.ts';
import type { DeskLink } from '../desk/desk-link.ts';

/**
 * A guest who typed the code of his appointment where a staff number goes, by the name that was written down
 * at booking; the desk finds the appointment by the code. Null when nobody is expected with it, and of a desk
 * that is older than this question.
 */
export async function expectedGuest(
  { desk, config }: { readonly desk: DeskLink; readonly config: () => KioskConfig },
  typed: string,
): Promise<Visitor | null> {
  const code = appointmentCodeSchema.safeParse(typed.toUpperCase());
  if (!code.success) return null;
  const reply = await desk.call(
    'appointment.by-code',
    { params: { code: code.data }, query: undefined, body: undefined },
    { timeoutMs: config().deskBudgetMs },
  );
  return reply.ok
    ? { kind: 'unverified', badgeNumber: typed, name: reply.value.visitorName }
    : null;
}
