import { v7 } from 'uuid';
import type { EarlierAnswer } from '../../shared/domain/earlier-answer.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** A visit whose visitor was asked about an earlier ticket. */
export function comingBack(
  readout: Readout | null,
  earlier: EarlierAnswer,
  change: Partial<TicketIntake> = {},
): TicketIntake {
  return intake({
    readout,
    earlier,
    reason: {
      category: 'mail',
      triage: { what: 'send' },
      words: 'En nu ook dit.',
      photoHash: null,
    },
    ...change,
  });
}

/** A colleague of the organisation with a badge of his own. */
export async function knownVisitor({ admin, kiosk }: StartedDesk) {
  const badgeNumber = `B${v7()}`;
  await admin.call('person.import', {
    body: {
      people: [
        {
          staffNumber: `S${v7()}`,
          badgeNumbers: [badgeNumber],
          firstName: 'Sanne',
          lastName: 'Bos',
          department: null,
        },
      ],
    },
  });
  const person = await kiosk.call('person.by-badge', { params: { badgeNumber } });
  return { badgeNumber, visitor: { kind: 'known', ...person } as const };
}
