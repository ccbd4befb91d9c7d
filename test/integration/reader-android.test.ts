import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { readerArguments } from '../../main/config/reader-arguments.ts';
import { ReaderChild } from './reader-child.ts';

/** The facts of one reading to layer L2 by a reader process that was started for this kiosk. */
async function factsOf(device: string, androidDebugging: boolean) {
  await using reader = new ReaderChild(
    'test/lab/reader.ts',
    readerArguments({ androidDebugging, supervision: null, data: tmpdir() }),
  );
  await reader.call('reader.ping', {});
  const { deviceId } = await reader.plug(device);
  const read = await reader.call('device.read', { deviceId, upTo: 'L2', deadlineMs: 50_000 });
  if (!read.ok) throw new Error(read.fault.code);
  const facts = Object.fromEntries(read.value.facts.map((fact) => [fact.key, fact.value]));
  const codes = read.value.findings.map((finding) => finding.code);
  return { facts, codes, sent: reader.everything() };
}

it('a reader that may use Android debugging makes a key, asks, and reads the phone', async () => {
  const { facts, codes, sent } = await factsOf('android-debugging', true);

  expect(facts).toMatchObject({ 'android.model': 'Pixel 8', 'android-battery.cycles': 211 });
  expect(codes).toContain('android-managed');
  expect(sent).toContain('"prompt":"allow-debugging"');
  // The name of a user, and a property that nobody asked for, stay in the phone.
  expect(sent).not.toMatch(/Somebody|dalvik|gsm\.operator/u);
});

it('a reader that was told nothing asks such a phone no more than any other', async () => {
  const { facts, sent } = await factsOf('android-debugging', false);

  expect(facts).toMatchObject({ 'mtp.model': 'Pixel 8' });
  expect(Object.keys(facts).some((key) => key.startsWith('android'))).toBe(false);
  expect(sent).not.toContain('allow-debugging');
});
