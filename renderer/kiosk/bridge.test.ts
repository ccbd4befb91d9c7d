import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKioskLink, type Transport } from './bridge.ts';
import { kiosk } from './flow/played.test-support.ts';

function transportThat(answers: () => Promise<unknown>): Transport & {
  readonly say: (data: unknown) => void;
} {
  const listeners: ((data: unknown) => void)[] = [];
  return {
    call: answers,
    on: (_name, listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    onLink: () => () => undefined,
    say: (data) => {
      for (const listener of listeners) listener(data);
    },
  };
}

describe('the link to the core', () => {
  it('gives what the core answers', async () => {
    const link = createKioskLink(transportThat(async () => ({ ok: true, value: kiosk })));

    expect(await link.call('kiosk.state', {})).toEqual({ ok: true, value: kiosk });
  });

  it('gives a fault when the core is gone', async () => {
    const link = createKioskLink(transportThat(() => Promise.reject(new Error('closed'))));

    expect(await link.call('kiosk.state', {})).toMatchObject({
      ok: false,
      fault: { code: 'kiosk/unreachable' },
    });
  });

  it('gives a fault for anything that does not fit the contract', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        const link = createKioskLink(transportThat(async () => value));

        const result = await link.call('visit.submit', {
          visitId: '019a0000-0000-7000-8000-000000000001',
        });

        expect(result.ok).toBe(false);
      }),
    );
  });

  it('passes on events that fit and drops the rest', () => {
    const transport = transportThat(async () => null);
    const heard: unknown[] = [];
    createKioskLink(transport).on('device.detached', (data) => heard.push(data));

    transport.say({ deviceId: 'dev-1' });
    transport.say({ deviceId: '<img src=x>' });
    transport.say(null);

    expect(heard).toEqual([{ deviceId: 'dev-1' }]);
  });
});
