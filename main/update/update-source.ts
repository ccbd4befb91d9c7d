import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type ReleaseFile, largestBundle } from '../../shared/domain/release/documents.ts';
import type { PackSubject } from '../../shared/release/decide-pack.ts';
import type { UpdateSubject } from '../../shared/release/decide-update.ts';
import { type DeskClientParts, faultFrom } from '../desk/desk-client.ts';
import type { Timer } from '../timing/timer.ts';
import { BodyRefused, type Pace, steadyBody } from './steady-body.ts';

/** Where bytes about updates come from. Nothing that it gives is to be believed. */
export interface UpdateSource {
  /** The bytes of a bundle, at most as many as a bundle has. */
  bundle(rootVersion: number, subject: UpdateSubject): Promise<Result<Uint8Array, Fault>>;
  /**
   * Hands the file's bytes from this place on to `take`, never more than its size. Whatever ends it early is a
   * fault; what was taken stays taken.
   */
  file(
    file: ReleaseFile,
    from: number,
    take: (chunk: Uint8Array) => Promise<void>,
  ): Promise<Result<null, Fault>>;
}

/** Where the bytes about reader packs come from; the same holds of them. */
export interface PackSource extends Pick<UpdateSource, 'file'> {
  /** At most as many as a bundle has. */
  pack(rootVersion: number, subject: PackSubject): Promise<Result<Uint8Array, Fault>>;
}

/** Where the bytes of signed configurations come from; the same holds of them. */
export interface ConfigurationSource {
  /** At most as many as a bundle has. */
  configuration(rootVersion: number): Promise<Result<Uint8Array, Fault>>;
}

export type SourcePace = Omit<Pace, 'largest'>;

/** A line of 20 kbit/s is given up: at that a release would take half a day. */
export const usualPace: SourcePace = { leastBytes: 64 * 1024, everyMs: 30_000 };
const answerMs = 15_000;

/** The desk's own feed, over HTTP. */
export function deskSource(
  { deskUrl, proof, fetch }: DeskClientParts,
  timer: Timer,
  pace: SourcePace = usualPace,
): UpdateSource & ConfigurationSource & PackSource {
  const base = deskUrl.replace(/\/+$/u, '');

  async function read(
    path: string,
    headers: Readonly<Record<string, string>>,
    largest: number,
    take: (response: Response, chunk: Uint8Array) => Promise<void>,
  ): Promise<Result<Response, Fault>> {
    const abort = new AbortController();
    const cancelPatience = timer.after(answerMs, () => {
      abort.abort();
    });
    try {
      const request = { method: 'GET', target: path, headers, body: new Uint8Array() };
      const response = await fetch(`${base}${path}`, {
        headers: { ...headers, ...proof.headersFor(request) },
        // Only the desk that registered the key is asked.
        redirect: 'error',
        signal: abort.signal,
      });
      cancelPatience();
      const refusal = response.ok ? null : await refusalOf(response, timer, pace);
      // Another look comes by itself, then by the time that was heard.
      proof.heard(response, refusal);
      if (refusal !== null) return err(refusal);
      if (response.body === null) return ok(response);
      for await (const chunk of steadyBody(response.body, { ...pace, largest }, timer)) {
        await take(response, chunk);
      }
      return ok(response);
    } catch (error) {
      if (error instanceof BodyRefused) return err(error.fault);
      if (error instanceof Error && 'syscall' in error) throw error;
      const reason = error instanceof Error ? error.name : 'unknown error';
      return err(fault('desk/unreachable', `The feed did not answer: ${reason}`));
    } finally {
      cancelPatience();
      abort.abort();
    }
  }

  async function whole(path: string): Promise<Result<Uint8Array, Fault>> {
    const chunks: Uint8Array[] = [];
    const headers = { accept: 'application/json' };
    const done = await read(path, headers, largestBundle, async (_response, chunk) => {
      chunks.push(chunk);
      return Promise.resolve();
    });
    return done.ok ? ok(new Uint8Array(Buffer.concat(chunks))) : done;
  }

  return {
    bundle: (rootVersion, { version, platform }) => {
      const query = new URLSearchParams({ root: String(rootVersion), version, platform });
      return whole(`/v1/updates/manifest?${query.toString()}`);
    },
    pack: (rootVersion, { version, pack }) => {
      const asks = { root: String(rootVersion), version, pack: String(pack) };
      return whole(`/v1/updates/packs/word?${new URLSearchParams(asks).toString()}`);
    },
    configuration: (rootVersion) => whole(`/v1/kiosks/configuration/signed?root=${rootVersion}`),
    file: async ({ sha512, size }, from, take) => {
      const headers = from === 0 ? {} : { range: `bytes=${from}-` };
      // Who ignores the range begins anew; what is known already is passed over.
      let passOver: number | null = null;
      const done = await read(
        `/v1/updates/files/${sha512}`,
        headers,
        size,
        async ({ status }, chunk) => {
          passOver ??= status === 206 ? 0 : from;
          const rest = chunk.subarray(Math.min(passOver, chunk.length));
          passOver -= chunk.length - rest.length;
          if (rest.length > 0) await take(rest);
        },
      );
      return done.ok ? ok(null) : done;
    },
  };
}

/** A refusal is small, whoever sends it. */
async function refusalOf(response: Response, timer: Timer, pace: SourcePace): Promise<Fault> {
  const chunks: Uint8Array[] = [];
  if (response.body !== null) {
    const bounded = { ...pace, largest: 64 * 1024 };
    for await (const chunk of steadyBody(response.body, bounded, timer)) chunks.push(chunk);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    // Not JSON: not our desk.
    body = undefined;
  }
  return faultFrom(response.status, body);
}
