import type { Page } from '@playwright/test';
import { DeskVisitor } from '../../integration/desk-visitor.ts';
import { enrolledKiosk, healthyBeat } from '../../integration/signing-kiosk.ts';
import type { Heartbeat } from '../../../shared/domain/fleet/heartbeat.ts';
import type { Desk } from '../harness/desk.ts';

/** What a walk or a story does to the fleet beside the pages that it looks at. */
export interface FleetHands {
  readonly url: string;
  readonly anonymous: DeskVisitor;
  readonly admin: DeskVisitor;
  /** A kiosk that an admin let in and that said how it is. */
  enrol(name: string, change?: Partial<Heartbeat>): Promise<SampleKiosk>;
}

/** A kiosk that signs and has no screen. */
export interface SampleKiosk {
  readonly kioskId: string;
  beat(change?: Partial<Heartbeat>): Promise<void>;
  readonly client: Awaited<ReturnType<typeof enrolledKiosk>>['client'];
}

/** Hands of the admin who is signed in at this page. */
export async function fleetHands(desk: Desk, page: Page): Promise<FleetHands> {
  const cookies = await page.context().cookies(desk.url);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const people = {
    url: desk.url,
    anonymous: new DeskVisitor(desk.url, {}),
    admin: new DeskVisitor(desk.url, { cookie, origin: desk.url }),
  };
  return {
    ...people,
    async enrol(name, first = {}) {
      const { kioskId, client } = await enrolledKiosk(people, name);
      const beat = async (change: Partial<Heartbeat> = {}) => {
        const body = { beat: { ...healthyBeat, ...change }, selfTest: null };
        const heard = await client.call('kiosk.heartbeat', {
          params: undefined,
          query: undefined,
          body,
        });
        if (!heard.ok) throw new Error(`Heartbeat: ${heard.fault.detail}`);
      };
      await beat(first);
      return { kioskId, client, beat };
    },
  };
}
