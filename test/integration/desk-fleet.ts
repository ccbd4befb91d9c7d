import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '../../shared/contract/problem.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import { enrolledKiosk, newSigner } from './signing-kiosk.ts';
import type { StartedDesk } from './start-desk.ts';

const nothing = { params: undefined, query: undefined, body: undefined };
const hello = { ...nothing, body: { version: '0.1.0', queued: 0 } };
const helloPath = '/v1/kiosks/hello';
const helloText = JSON.stringify(hello.body);
const smallestJpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);

/** How a kiosk comes to a desk, is believed, and goes, whatever the database. */
export function knowsItsFleet(desk: () => StartedDesk): void {
  const named = () => `Kiosk ${v7()}`;
  /** What the desk says to a request that somebody bent on the way; `ok` when it took it. */
  const outcome = async (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<string> => {
    const reply = await fetch(desk().url + path, { method, headers, body });
    return reply.ok ? 'ok' : problemSchema.parse(await reply.json()).code;
  };

  describe('a kiosk that belongs to nobody', () => {
    it('is let in by the code that it shows, once, and is known by its signature from then on', async () => {
      const name = named();
      const { client, code, pollToken, kioskId } = await enrolledKiosk(desk(), name);
      const state = await desk().anonymous.call('enrolment.state', { params: { pollToken } });
      const again = await desk().admin.refusal('enrolment.approve', {
        body: { code, name: named(), siteId: firstSiteId, counter: null },
      });

      expect(state).toEqual({ step: 'enrolled', kioskId });
      expect(again.code).toBe('enrol/code-unknown');
      expect(await client.call('kiosk.hello', hello)).toMatchObject({
        ok: true,
        value: { kioskId, kioskName: name },
      });
    });

    it('hands over visits and photos with its signature', async () => {
      const { client } = await enrolledKiosk(desk(), named());
      const body = intake();
      const options = { headers: { 'idempotency-key': body.visitId } };
      const hash = createHash('sha256').update(smallestJpeg).digest('hex');

      expect(await client.call('ticket.create', { ...nothing, body }, options)).toMatchObject({
        ok: true,
      });
      expect(await client.putPhoto(hash, smallestJpeg)).toEqual({ ok: true, value: null });
    });

    it('does not take the name of one that works, and the code stands for another try', async () => {
      const name = named();
      await enrolledKiosk(desk(), name);
      const { publicKey } = newSigner(desk().url);
      const begin = { body: { publicKey, version: '1' } };
      const { code } = await desk().anonymous.call('enrolment.begin', begin);
      const body = { code, name, siteId: firstSiteId, counter: null };

      expect((await desk().admin.refusal('enrolment.approve', { body })).code).toBe(
        'kiosk/name-taken',
      );
      await desk().admin.call('enrolment.approve', { body: { ...body, name: named() } });
    });

    it('gets a new code when it asks again, and the old one is worth nothing', async () => {
      const { publicKey } = newSigner(desk().url);
      const begin = { body: { publicKey, version: '1' } };
      const first = await desk().anonymous.call('enrolment.begin', begin);
      await desk().anonymous.call('enrolment.begin', begin);

      const { pollToken } = first;
      expect(await desk().anonymous.call('enrolment.state', { params: { pollToken } })).toEqual({
        step: 'over',
      });
    });

    it('swaps the ticket of a join file for its key, and the ticket opens nothing any more', async () => {
      const token = desk().kioskToken;
      const { publicKey } = newSigner(desk().url);
      const ticket = { authorization: `Bearer ${token}` };
      const before = await desk().kiosk.ask('kiosk.hello', { body: hello.body });
      await desk().kiosk.call('kiosk.register-key', { body: { publicKey } });
      const headers = { ...ticket, 'content-type': 'application/json' };

      expect(before.status).toBe(200);
      expect(await outcome('POST', helloPath, headers, helloText)).toBe('auth/required');
    });
  });

  describe('a signed request', () => {
    it('is answered once', async () => {
      const { headersFor } = await enrolledKiosk(desk(), named());
      const headers = headersFor('POST', helloPath, helloText);

      expect(await outcome('POST', helloPath, headers, helloText)).toBe('ok');
      expect(await outcome('POST', helloPath, headers, helloText)).toBe('auth/signature-refused');
    });

    it('is refused when its content, its path or what it covers was changed', async () => {
      const { headersFor } = await enrolledKiosk(desk(), named());
      const signed = () => headersFor('POST', helloPath, helloText);
      const other = helloText.replace('0.1.0', '6.6.6');
      const digest = createHash('sha256').update(other).digest('base64');

      expect([
        await outcome('POST', helloPath, signed(), other),
        await outcome(
          'POST',
          helloPath,
          { ...signed(), 'content-digest': `sha-256=:${digest}:` },
          other,
        ),
        await outcome('POST', `${helloPath}?x=1`, signed(), helloText),
        await outcome('POST', helloPath, { ...signed(), 'balie-shown-code': 'kiosk' }, helloText),
        await outcome('PUT', helloPath.replace('hello', 'key'), signed(), helloText),
      ]).toEqual([
        ...Array<string>(4).fill('auth/signature-refused'),
        // There is nothing to PUT there, so that nobody looks at the signature.
        'input/unknown-route',
      ]);
    });

    it('of a key that nobody registered is nobody', async () => {
      const { headersFor } = newSigner(desk().url);

      const headers = headersFor('POST', helloPath, helloText);
      expect(await outcome('POST', helloPath, headers, helloText)).toBe('auth/required');
    });

    it('of a key that signs in the name of another is refused', async () => {
      const victim = await enrolledKiosk(desk(), named());
      const thief = await enrolledKiosk(desk(), named());
      const headers = Object.fromEntries(
        Object.entries(thief.headersFor('POST', helloPath, helloText)).map(([name, value]) => [
          name,
          value.replace(thief.keyId, victim.keyId),
        ]),
      );

      expect(await outcome('POST', helloPath, headers, helloText)).toBe('auth/signature-refused');
    });

    it('by a clock that is far off is refused with the time of the desk, by which it is taken', async () => {
      const wrong = { nowMs: () => Date.now() - 3 * 365 * 86_400_000 };
      const { headersFor, client } = await enrolledKiosk(desk(), named(), wrong);
      const headers = headersFor('POST', helloPath, helloText);
      const reply = await fetch(desk().url + helloPath, {
        method: 'POST',
        headers,
        body: helloText,
      });
      const told = Number(reply.headers.get('balie-time'));

      expect(problemSchema.parse(await reply.json()).code).toBe('auth/clock-skew');
      expect(Math.abs(told - Date.now())).toBeLessThan(5000);
      expect(await client.call('kiosk.hello', hello)).toMatchObject({ ok: true });
    });

    it('that is held is answered with the time at which its answer leaves', async () => {
      const { client, headersFor, kioskId } = await enrolledKiosk(desk(), named());
      const path = '/v1/kiosks/requests';
      const held = fetch(desk().url + path, { headers: headersFor('GET', path, '') });
      await client.call('kiosk.hello', hello);
      await wait(50);
      const before = Date.now();
      // Ends the question that is held.
      await desk().admin.call('fleet.revoke', { params: { kioskId }, body: { because: 'stolen' } });

      const reply = await held;
      expect(problemSchema.parse(await reply.json()).code).toBe('kiosk/stolen');
      expect(Number(reply.headers.get('balie-time'))).toBeGreaterThanOrEqual(before);
    });
  });

  describe('a kiosk that is revoked', () => {
    const revoke = (kioskId: string, because: 'retired' | 'stolen') =>
      desk().admin.call('fleet.revoke', { params: { kioskId }, body: { because } });

    it('as stolen is refused at once, also a question that the desk holds for it', async () => {
      const { client, kioskId } = await enrolledKiosk(desk(), named());
      const held = client.call('kiosk.requests', { ...nothing, query: {} });
      // The question is held once the desk has answered another one of this kiosk.
      await client.call('kiosk.hello', hello);
      const startedAt = performance.now();

      await revoke(kioskId, 'stolen');

      expect(await held).toMatchObject({ ok: false, fault: { code: 'kiosk/stolen' } });
      expect(performance.now() - startedAt).toBeLessThan(5000);
      expect(await client.call('kiosk.hello', hello)).toMatchObject({
        ok: false,
        fault: { code: 'kiosk/stolen' },
      });
    });

    it('as retired brings what its visitors left, and asks nothing any more', async () => {
      const { client, kioskId } = await enrolledKiosk(desk(), named());
      await revoke(kioskId, 'retired');
      const body = intake();
      const options = { headers: { 'idempotency-key': body.visitId } };
      const person = { params: { badgeNumber: '1' }, query: undefined, body: undefined };

      expect(await client.call('ticket.create', { ...nothing, body }, options)).toMatchObject({
        ok: true,
      });
      expect(await client.call('person.by-badge', person)).toMatchObject({
        fault: { code: 'kiosk/retired' },
      });
      expect(await client.call('kiosk.gone', nothing)).toMatchObject({ ok: true });
      const after = await client.call('ticket.create', { ...nothing, body }, options);
      expect(after).toMatchObject({ fault: { code: 'kiosk/retired' } });
      const detail = await desk().admin.call('fleet.get', { params: { kioskId } });
      expect(detail).toMatchObject({ key: 'gone' });
      expect(detail.events.map(({ kind }) => kind)).toEqual(['gone', 'retired', 'enrolled']);
    });

    it('comes back under its name and letters by a new key', async () => {
      const name = named();
      const first = await enrolledKiosk(desk(), name);
      await revoke(first.kioskId, 'stolen');

      const second = await enrolledKiosk(desk(), name);

      expect(second.kioskId).toBe(first.kioskId);
      expect(await second.client.call('kiosk.hello', hello)).toMatchObject({ ok: true });
      expect(await first.client.call('kiosk.hello', hello)).toMatchObject({ ok: false });
    });
  });
}
