import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { findPersonByBadge } from '../../desk/store/person-store.ts';
import { intake } from './desk-intake.ts';
import { fresh } from './asset-samples.ts';
import { handoverWishes } from './handover-wishes.ts';
import type { StartedDesk } from './start-desk.ts';

/** What every desk tells of a person, whatever its database. */
export function knowsPeople(desk: () => StartedDesk): void {
  const { newAsset, issue, lend, stateOf } = handoverWishes(desk);
  const newPerson = async () => {
    const staffNumber = fresh('7');
    await desk().admin.call('person.import', {
      body: {
        people: [
          {
            staffNumber,
            badgeNumbers: [],
            firstName: 'Piet',
            lastName: 'Pagina',
            department: 'Techniek',
          },
        ],
      },
    });
    const person = await findPersonByBadge(desk().desk.context.database.read, staffNumber);
    if (person === null) throw new Error('The person was imported');
    return { personId: person.personId, staffNumber, name: 'Piet Pagina' };
  };
  const known = ({ personId }: { readonly personId: string }) =>
    ({ kind: 'known', personId, firstName: 'Piet', department: null }) as const;
  const timeline = async (by: 'admin' | 'technician', personId: string) => {
    const staff = by === 'admin' ? desk().admin : await desk().staff('technician', 'Tess');
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await staff.call('person.timeline', {
        params: { personId },
        query: { limit: 2, ...(before === undefined ? {} : { before }) },
      });
      seen.push(
        ...page.entries.map((entry) =>
          entry.kind === 'move' ? `${entry.kind} ${entry.event.toState} ${entry.tag}` : entry.kind,
        ),
      );
      before = page.next ?? undefined;
    } while (before !== undefined);
    return seen.toSorted();
  };

  describe('the page of a person', () => {
    it('tells what somebody has, and in one line of time what he had, signed, borrowed and came for', async () => {
      const { admin, kiosk } = desk();
      const person = await newPerson();
      const holder = { name: person.name, staffNumber: person.staffNumber };
      const [own, lent] = [await newAsset(), await newAsset()];
      const pool = await admin.call('loan.create-pool', {
        body: {
          name: fresh('Pool '),
          assetTypes: ['laptop'],
          models: [],
          roles: [],
          longestDays: 10,
          needsLead: false,
          extensions: { most: 1, days: 5 },
          closed: false,
        },
      });
      await admin.call('handover.sign', { body: { ...issue([own]), holder } });
      await admin.call('handover.sign', { body: { ...lend(lent, pool), holder } });
      await admin.call('asset.move', {
        params: { assetId: own.assetId },
        body: { version: (await stateOf(own.assetId)).version, to: 'returned' },
      });
      await kiosk.call('ticket.create', {
        body: intake({ visitor: known(person) }),
      });

      const page = await admin.call('person.get', { params: { personId: person.personId } });

      expect(page).toMatchObject({ name: 'Piet Pagina', department: 'Techniek' });
      expect(page.has.map(({ tag }) => tag)).toEqual([lent.tag]);
      expect(await timeline('admin', person.personId)).toEqual(
        [
          'handover',
          'handover',
          'loan',
          `move issued ${own.tag}`,
          `move loan ${lent.tag}`,
          `move returned ${own.tag}`,
          'visit',
        ].toSorted(),
      );
    });

    it('leaves out what a technician may not see', async () => {
      const { admin, kiosk } = desk();
      const person = await newPerson();
      const { ticketId } = await kiosk.call('ticket.create', {
        body: intake({
          reportType: 'complaint',
          visitor: known(person),
        }),
      });
      const asset = await newAsset();
      await admin.call('handover.sign', {
        body: {
          ...issue([asset]),
          ticketId,
          holder: { name: person.name, staffNumber: person.staffNumber },
        },
      });

      expect(await timeline('admin', person.personId)).toContain('visit');
      expect(await timeline('technician', person.personId)).toEqual([`move issued ${asset.tag}`]);
    });

    it('is nobody for an id that nobody has', async () => {
      const refused = await desk().admin.refusal('person.get', { params: { personId: v7() } });

      expect(refused.code).toBe('person/unknown');
    });
  });
}
