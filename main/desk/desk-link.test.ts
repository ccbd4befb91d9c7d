import { expect, it } from 'vitest';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { InstructionPhotos } from '../instruction/instruction-photos.ts';
import type { KioskDatabase } from '../store/tables.ts';
import type { DeskClient } from './desk-client.ts';
import { DeskLink, type DeskLinkParts } from './desk-link.ts';

const timedOut = err(fault('desk/unreachable', 'The desk did not answer: TimeoutError'));

/** A kiosk that keeps no photo, and whose desk answers as told. */
function kiosk() {
  let reply: Result<unknown, Fault> = ok({});
  const answer = () => Promise.resolve(reply);
  const client = { call: answer, putPhoto: answer } as unknown as DeskClient;
  // No hello is said here: a timer that never comes is all that a link needs beside its client.
  const parts = { client, timer: { after: () => () => undefined } } as unknown as DeskLinkParts;
  const link = new DeskLink(parts);
  const rows = { select: () => rows, where: () => rows, executeTakeFirst: () => Promise.resolve() };
  // The one question that is asked of the disk.
  const database = { read: { selectFrom: () => rows } } as unknown as KioskDatabase;
  return {
    link,
    photos: new InstructionPhotos(link, database),
    answer: (next: typeof reply) => {
      reply = next;
    },
  };
}

const goodbye = (link: DeskLink) =>
  link.call('kiosk.gone', { params: undefined, query: undefined, body: undefined });

it('counts its desk as away when a small question has no answer, and not when a photo is slow', async () => {
  const { link, photos, answer } = kiosk();
  await goodbye(link);
  answer(timedOut);

  expect(await photos.find('0'.repeat(64))).toEqual(timedOut);
  expect(await link.putPhoto('0'.repeat(64), new Uint8Array(8))).toEqual(timedOut);
  expect(link.state.reachable).toBe(true);
  await goodbye(link);
  expect(link.state.reachable).toBe(false);
});
