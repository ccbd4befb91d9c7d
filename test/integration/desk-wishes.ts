import { describe, expect, it } from 'vitest';
import { fresh } from './asset-samples.ts';
import { handoverWishes } from './handover-wishes.ts';
import type { StartedDesk } from './start-desk.ts';

const wishes = { textSize: 'large', language: 'nl', mouseHand: 'left' } as const;
const agreed = { wishes, agreed: true, consentVersion: 1 } as const;

/** How every desk keeps what its users wish of their devices, whatever its database. */
export function keepsWishes(desk: () => StartedDesk): void {
  const { newAsset, issue } = handoverWishes(desk);
  const newPerson = async () => {
    const staffNumber = fresh('77');
    const person = {
      staffNumber,
      badgeNumbers: [`B${staffNumber}`],
      firstName: 'Iris',
      lastName: 'Vos',
      department: null,
    };
    await desk().admin.call('person.import', { body: { people: [person] } });
    return { badgeNumber: staffNumber };
  };

  describe('the wishes of somebody', () => {
    it('are kept when he agreed, seen to at a handover, and known at the next', async () => {
      const params = await newPerson();
      const technician = await desk().staff('technician', 'Mila');
      const nothing = await technician.call('wishes.of-person', { params });
      await technician.call('wishes.keep', { params, body: agreed });
      const body = {
        ...issue([await newAsset()]),
        holder: { name: 'Iris Vos', staffNumber: params.badgeNumber },
        wishesApplied: ['mouseHand' as const],
      };
      await technician.call('handover.sign', { body });
      await technician.call('handover.sign', { body });

      const { kept } = await technician.call('wishes.of-person', {
        params: { badgeNumber: `B${params.badgeNumber}` },
      });

      expect(nothing.kept).toBeNull();
      expect(kept).toMatchObject({
        wishes,
        consent: { version: 1, askedBy: 'Mila' },
        applied: [{ kind: 'mouseHand', by: 'Mila' }],
      });
    });

    it('are gone at once when he withdraws, with all that was seen to', async () => {
      const params = await newPerson();
      const { admin } = desk();
      await admin.call('wishes.keep', { params, body: agreed });
      const body = {
        ...issue([await newAsset()]),
        holder: { name: 'Iris Vos', staffNumber: params.badgeNumber },
        wishesApplied: ['textSize' as const],
      };
      await admin.call('handover.sign', { body });
      await admin.call('wishes.withdraw', { params });

      const { database } = desk().desk.context;
      const person = await database.read
        .selectFrom('person')
        .select('person_id')
        .where('staff_number', '=', params.badgeNumber)
        .executeTakeFirstOrThrow();
      const left = await Promise.all(
        (['user_wishes', 'wish_applied'] as const).map((table) =>
          database.read
            .selectFrom(table)
            .selectAll()
            .where('person_id', '=', person.person_id)
            .execute(),
        ),
      );

      expect(left).toEqual([[], []]);
      expect((await admin.call('wishes.of-person', { params })).kept).toBeNull();
    });

    it('are not kept without a yes, in old words, of nobody, or of nothing', async () => {
      const params = await newPerson();
      const { admin } = desk();
      const none = { textSize: null, language: null, mouseHand: null };
      const send = async (badgeNumber: string, body: unknown) =>
        (await admin.send('PUT', `/v1/people/${badgeNumber}/wishes`, body)).status;

      expect(await send(params.badgeNumber, { ...agreed, agreed: false })).toBe(400);
      expect(await send(params.badgeNumber, { ...agreed, consentVersion: 2 })).toBe(409);
      expect(await send('NOBODY-1', agreed)).toBe(404);
      expect(await send(params.badgeNumber, { ...agreed, wishes: none })).toBe(400);
      expect((await admin.call('wishes.of-person', { params })).kept).toBeNull();
    });
  });
}
