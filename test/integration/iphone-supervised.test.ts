import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { iphoneTrusted } from '../../devices/probes/iphone-trusted.ts';
import { supervisedIphone } from '../../devices/simulated/iphones.ts';
import type { PairAnswer } from '../../devices/simulated/lockdown-answers.ts';
import { runProbe } from '../../devices/simulated/run-probe.ts';
import {
  loadSupervisionIdentity,
  type SupervisionIdentity,
} from '../../main/reader/apple/supervision-identity.ts';
import { labIdentity, labIdentityFiles } from '../lab/apple/lab-organisation.ts';
import { LabSupervisor } from '../lab/apple/lab-supervisor.ts';
import { appleDevices, device, lab, opened, pending, udid } from './iphone-lab.ts';

const run = promisify(execFile);
let own: Awaited<ReturnType<typeof labIdentity>>;
let other: Awaited<ReturnType<typeof labIdentity>>;

beforeAll(async () => {
  [own, other] = await Promise.all([labIdentity(), labIdentity()]);
});

async function identity(mode = 0o600) {
  await using files = await labIdentityFiles(own.certificatePem, own.privateKeyPem, mode);
  // Awaited here, because the files go when this function ends.
  return await loadSupervisionIdentity(files);
}

/** A reading by a kiosk of our organisation, of a phone that this supervisor looks after. */
async function read(
  supervisor: LabSupervisor | null,
  answers: readonly PairAnswer[],
  supervision: Awaited<ReturnType<typeof identity>>,
) {
  await using world = await lab(answers, supervisedIphone, udid, supervisor);
  const port = await opened(appleDevices(world.muxd, supervision));
  const seen = await runProbe(iphoneTrusted, port, device);
  const trustedHosts = world.phone.trustedHosts.length;
  await port.close();
  const pairs = world.phone.heard.filter((one) => one === 'lockdown Pair').length;
  return { ...seen, trustedHosts, pairs, left: world.phone.trustedHosts.length };
}

describe('an iPhone that our organisation supervises', () => {
  it('pairs without a question, checks our signature, and trusts us no longer afterwards', async () => {
    // Whoever is not its supervisor is refused.
    const ours = new LabSupervisor(own.certificatePem);

    const seen = await read(ours, ['MCProtected'], await identity());

    expect(seen).toMatchObject({ fault: null, pairs: 2, trustedHosts: 1, left: 0 });
    expect(seen.prompts).toEqual([null]);
    expect(seen.facts).toMatchObject({
      'apple.trust': 'granted',
      'apple.organisation-pairing': 'paired',
      'apple.serial': 'LAB0IPHONE01',
    });
  });

  it('has to be unlocked first, and asks nothing else', async () => {
    const ours = new LabSupervisor(own.certificatePem);

    const seen = await read(ours, ['PasswordProtected', 'MCProtected'], await identity());

    expect(seen).toMatchObject({ fault: null, prompts: ['unlock', null] });
    expect(seen.facts).toMatchObject({ 'apple.organisation-pairing': 'paired' });
  });

  it('is asked the ordinary way when its challenge is too long to be one', async () => {
    const hostile = new LabSupervisor(own.certificatePem, 257);

    const seen = await read(hostile, [pending, null], await identity());

    expect(seen).toMatchObject({ fault: null, prompts: ['trust', null] });
    expect(seen.facts).toMatchObject({ 'apple.organisation-pairing': 'not-ours' });
  });

  it('refuses a key that only claims to be ours', async () => {
    const wrong = await identity();
    if (!wrong.ok) throw new Error(wrong.fault.detail);
    await using files = await labIdentityFiles(other.certificatePem, other.privateKeyPem);
    const others = await loadSupervisionIdentity(files);
    if (!others.ok) throw new Error(others.fault.detail);
    const forged: SupervisionIdentity = {
      ...others.value,
      certificateDer: wrong.value.certificateDer,
    };

    const ours = new LabSupervisor(own.certificatePem);
    const seen = await read(ours, ['MCProtected'], { ok: true, value: forged });

    expect(seen).toMatchObject({ fault: 'device/denied', trustedHosts: 0 });
    expect(seen.facts).toMatchObject({ 'apple.organisation-pairing': 'not-ours' });
  });
});

describe('an iPhone that somebody else supervises, or nobody', () => {
  it.each([
    ['somebody else', true],
    ['nobody', false],
  ])('asks its owner: %s', async (_who, isSupervised) => {
    const supervisor = isSupervised ? new LabSupervisor(other.certificatePem) : null;

    const seen = await read(supervisor, [pending, pending, null], await identity());

    expect(seen).toMatchObject({ fault: null, prompts: ['trust', null], trustedHosts: 1, left: 0 });
    expect(seen.facts).toMatchObject({
      'apple.trust': 'granted',
      'apple.organisation-pairing': 'not-ours',
    });
  });

  it('is asked the ordinary way by a kiosk whose key others can read, which says so', async () => {
    const seen = await read(new LabSupervisor(own.certificatePem), [null], await identity(0o644));

    expect(seen).toMatchObject({ fault: null, pairs: 1 });
    expect(seen.facts).toMatchObject({ 'apple.organisation-pairing': 'supervision/exposed' });
  });
});

/** The program `openssl` is part of every Debian with TLS certificates. */
describe('OpenSSL, an independent implementation,', () => {
  it('finds the signed challenge good, and the same with one byte changed not', async () => {
    const ours = await identity();
    if (!ours.ok) throw new Error(ours.fault.detail);
    const challenge = 'challenge of a phone';
    const signed = await ours.value.sign(Buffer.from(challenge), Date.now());
    const folder = await mkdtemp(join(tmpdir(), 'balie-cms-'));
    const file = join(folder, 'signed.der');
    const verified = async (bytes: Uint8Array) => {
      await writeFile(file, bytes);
      const how = ['-verify', '-binary', '-inform', 'DER', '-noverify', '-in', file];
      return (await run('openssl', ['cms', ...how])).stdout;
    };
    const changed = Buffer.from(signed);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);

    expect(await verified(signed)).toBe(challenge);
    await expect(verified(changed)).rejects.toThrow('Verification failure');
    await rm(folder, { recursive: true });
  });
});
