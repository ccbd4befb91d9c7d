import type { Browser } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { Station } from '../harness/station.ts';

/** A colleague of the lab whom the desk knows. */
export const noor = {
  staffNumber: '100001',
  badgeNumber: '04A1B2C3D4',
  firstName: 'Noor',
  lastName: 'de Vries',
  department: 'Financiën',
} as const;

/** Another colleague of the lab. */
export const daan = {
  staffNumber: '100002',
  badgeNumber: '04A1B2C3D5',
  firstName: 'Daan',
  lastName: 'Bakker',
  department: 'Onderwijs',
} as const;

/** Lets the admin of this desk import one colleague. */
export function knowNoor(browser: Browser, station: Station): Promise<void> {
  return know(browser, station, [noor]);
}

/** Lets the admin of this desk import colleagues. */
export async function know(
  browser: Browser,
  station: Station,
  people: readonly (typeof noor | typeof daan)[],
): Promise<void> {
  const staff = await station.admin();
  const { request } = await browser.newContext({ baseURL: station.desk.url });
  const headers = { origin: station.desk.url };
  await request.post(deskContract['session.create'].path, { data: staff, headers });
  const reply = await request.post(deskContract['person.import'].path, {
    headers,
    data: {
      people: people.map(({ badgeNumber, ...person }) => ({
        ...person,
        badgeNumbers: [badgeNumber],
      })),
    },
  });
  if (!reply.ok()) throw new Error(await reply.text());
}
