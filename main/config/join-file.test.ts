import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJoin, readJoinFile } from './join-file.ts';

const join = {
  deskUrl: 'http://127.0.0.1:4750',
  kioskId: '01936f00-0000-7000-8000-000000000001',
  token: 'a'.repeat(43),
};

describe('the join file', () => {
  it('names the desk, the kiosk and its token', () => {
    expect(parseJoin(JSON.stringify(join))).toEqual({ ok: true, value: join });
  });

  it('that does not exist means that the kiosk has joined no desk', async () => {
    expect(await readJoinFile('/nonexistent/join.json')).toEqual({ ok: true, value: null });
  });

  it('never shows its token in a fault', () => {
    const secret = 's3cret-token-of-a-kiosk';

    const broken = parseJoin(`{"token":"${secret}"`);
    const wrong = parseJoin(JSON.stringify({ ...join, token: secret, deskUrl: 'no' }));

    expect(JSON.stringify([broken, wrong])).not.toContain(secret);
  });

  it('with any content is a join or a fault, never a crash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof parseJoin(text).ok).toBe('boolean');
      }),
    );
  });
});
