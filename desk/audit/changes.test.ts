import fc from 'fast-check';
import { expect, it } from 'vitest';
import { auditEntrySchema } from '../../shared/domain/audit.ts';
import { changesBetween } from './changes.ts';

it('says of each part what it was and what it is, and nothing of the rest', () => {
  const before = { name: 'Delft', closed: 0, facts: '{"kinds":["away"],"mails":["a@b.nl"]}' };
  const after = { name: 'Delft-2', closed: 0, facts: '{"kinds":["away","back"],"mails":[]}' };

  expect(changesBetween(before, after)).toEqual({
    name: 'Delft → Delft-2',
    'facts.kinds.1': '– → back',
    'facts.mails.0': 'a@b.nl → –',
  });
});

it('says that a secret changed and never what it is', () => {
  const before = { secret: 'was', facts: '{"password":"also"}' };
  const after = { secret: 'is', facts: '{"password":"now"}' };

  expect(changesBetween(before, after)).toEqual({ secret: '…', 'facts.password': '…' });
});

it('shows of a long text the part that differs', () => {
  const long = 'a'.repeat(500);

  const { words } = changesBetween(
    { words: `${long}\u{1f600}oud` },
    { words: `${long}\u{1f600}nieuw` },
  );

  const around = `…${'a'.repeat(38)}\u{1f600}`;
  expect(words).toBe(`${around}oud → ${around}nieuw`);
});

it('tells where an address leads and never its path, which may be a key', () => {
  const before = { facts: '{"webhookUrl":"https://hooks.example.nl/T0/B0/was"}' };
  const after = { facts: '{"webhookUrl":"https://hooks.example.nl/T0/B0/is"}' };

  expect(changesBetween(before, after)).toEqual({
    'facts.webhookUrl': 'https://hooks.example.nl/… → https://hooks.example.nl/…',
  });
  expect(changesBetween(null, { url: 'https://anna:geheim@example.nl:8443' })).toEqual({
    url: '– → https://example.nl:8443/…',
  });
});

it('takes a moment or an author that moved along for no change', () => {
  const before = { name: 'A', changed_at: '2026-01-01', changed_by: 'Anna', version: 1 };
  const after = { name: 'A', changed_at: '2026-01-02', changed_by: 'Bea', version: 2 };

  expect(changesBetween(before, after)).toEqual({});
});

it('tells twenty changes and counts the rest', () => {
  const after = Object.fromEntries(Array.from({ length: 25 }, (_none, at) => [`part${at}`, at]));

  const told = changesBetween(null, after);

  expect(Object.keys(told)).toHaveLength(21);
  expect(told['more']).toBe(5);
});

it('fits into a line whatever it is given', () => {
  const { details } = auditEntrySchema.shape;
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (found) => {
      // What no row holds: JSON has no functions, symbols or cycles.
      const stored = JSON.parse(JSON.stringify(found, bigintAsText) ?? '{}') as typeof found;

      expect(details.safeParse(changesBetween(null, stored)).success).toBe(true);
      expect(changesBetween(stored, stored)).toEqual({});
    }),
  );
});

function bigintAsText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
