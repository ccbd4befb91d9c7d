import type { Browser } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { giveCamera } from '../harness/lab-camera.ts';
import { phonePool } from '../harness/phone-pool.ts';
import type { Station } from '../harness/station.ts';
import { knowNoor, noor } from '../stories/people.ts';
import { bringBack, bringUnknown } from './kiosk-hand-in.ts';
import { kioskHands } from './kiosk-hands.ts';
import { borrow, collect, takeNothing } from './kiosk-hand-out.ts';
import { readyAsset } from './ready-asset.ts';
import type { Visit } from './visit.ts';

/** The lab's full phone, in a pool that lends to everybody, and one that is laid ready for Noor. */
async function stockUp(station: Station) {
  const { request } = await station.openConsole();
  const { url } = station.desk;
  const headers = { origin: url };
  const send = async (method: 'POST' | 'PUT' | 'DELETE', path: string, data?: object) => {
    const reply = await request.fetch(new URL(path, url).href, { method, headers, data });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
  };
  const phone = { type: 'phone', maker: 'Google' } as const;
  await readyAsset(request, station.desk, {
    ...{ ...phone, tag: 'LEEN-77', model: 'Pixel 7' },
    serial: 'LAB0FULL000001',
  });
  const { assetId } = await readyAsset(request, station.desk, {
    ...{ ...phone, tag: 'UIT-07', model: 'Pixel 8' },
    serial: 'LAB0WELL000001',
  });
  const pools = deskContract['loan.create-pool'].path;
  await send('POST', pools, phonePool('Leentelefoons'));
  await send('POST', pools, { ...phonePool('Leentablets'), assetTypes: ['tablet'] });
  await send('POST', pools, { ...phonePool('Telefoons voor op reis'), needsLead: true });
  const aside = deskContract['hand-out.set-aside'].path.replace(':assetId', assetId);
  return {
    setAside: () => send('PUT', aside, { staffNumber: noor.staffNumber }),
    release: () => send('DELETE', aside),
  };
}

/**
 * A fresh station's kiosk where phones are borrowed, collected and brought back. Apart from the walk
 * through a visit: nothing of this is a visit that waits.
 */
export async function walkKioskHandover(
  station: Station,
  browser: Browser,
  locale: Locale,
  visit: Visit,
): Promise<void> {
  await knowNoor(browser, station);
  const stock = await stockUp(station);
  const hands = await kioskHands(station, locale);
  const see = (name: string) => visit(`handover-${name}`, hands.screen);
  await giveCamera(hands.screen);
  await borrow(hands, see);
  await stock.setAside();
  await collect(hands, see, stock);
  await takeNothing(hands, see);
  await bringBack(hands, see);
  await bringUnknown(hands, see);
}
