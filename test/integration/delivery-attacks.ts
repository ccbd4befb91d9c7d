import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Attacked,
  type AttackedKind,
  offerOf,
  offered,
  running,
  underAttack,
} from './attacked-kind.ts';
import type { HostileFeed } from './hostile-feed.ts';
import { sampleNowMs } from './release-samples.ts';
import { quickPace } from './update-kiosk.ts';

/** The attacks on how bytes come in, whatever they say; beside those of feed-attacks.ts. */
export function withstandsHostileDelivery(kind: AttackedKind): void {
  const { content, evil } = kind;
  const offer = (number: number, bytes: Uint8Array) => offerOf(kind, number, bytes);

  describe(`${kind.name} by a hostile way`, () => {
    let feed: HostileFeed;
    let kiosk: Attacked;
    let stop: () => Promise<void>;
    beforeEach(async () => {
      ({ feed, kiosk, stop } = await underAttack(kind, () => sampleNowMs));
    });
    afterEach(() => stop());

    const staysAsItIs = async () => {
      expect([await kiosk.has(), kiosk.changes()]).toEqual([running, 0]);
    };

    it('endless data: stops reading where the signed size ends, and where a bundle ends', async () => {
      let sent = 0;
      const pour = (response: ServerResponse) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) sent += 64 * 1024;
        };
        response.on('drain', more);
        more();
      };
      feed.says((_request: unknown, response: ServerResponse) => {
        pour(response);
      });
      const manifest = await kiosk.outcome();
      feed.says(offer(offered, content));
      feed.gives((_request, response) => {
        pour(response);
      });
      const file = await kiosk.outcome();

      expect([manifest, file]).toEqual(['update/too-large', 'update/too-large']);
      expect(sent).toBeLessThan(64 * 1024 * 1024);
      await staysAsItIs();
    });

    it('slow retrieval: gives up who trickles, and goes on later from where it stopped', async () => {
      feed.says(offer(offered, content));
      const trickling: NodeJS.Timeout[] = [];
      feed.gives((_request, response) => {
        response.writeHead(200);
        response.write(content.subarray(0, 100_000));
        const each = setInterval(() => response.write(content.subarray(0, 1)), 50);
        trickling.push(each);
      });
      const started = performance.now();
      const slow = await kiosk.outcome();
      const tookMs = performance.now() - started;
      for (const each of trickling) clearInterval(each);
      feed.says((_request: unknown, response: ServerResponse) => {
        response.writeHead(200);
        response.write('{');
      });
      const silent = await kiosk.outcome();

      expect([slow, silent]).toEqual(['update/too-slow', 'update/too-slow']);
      expect(tookMs).toBeLessThan(quickPace.everyMs * 20);
      await staysAsItIs();
    });

    it('bad mirror: throws away what is wrong and takes it from the next one who is honest', async () => {
      feed.says(offer(offered, content));
      feed.gives((_request, response) => {
        response.end(content.subarray(0, 120_000));
      });
      const short = await kiosk.outcome();
      feed.gives((_request, response) => {
        response.writeHead(206).end(evil.subarray(120_000));
      });
      const bent = await kiosk.outcome();
      feed.gives((_request, response) => {
        response.writeHead(404).end('<h1>gone</h1>');
      });
      const gone = await kiosk.outcome();
      feed.gives(content);
      const honest = await kiosk.outcome();

      expect([short, bent, gone, honest]).toEqual([
        'desk/unreachable',
        'update/file-mismatch',
        'desk/refused',
        kind.takes,
      ]);
      expect(feed.ranges).toEqual(['', 'bytes=120000-', '', '']);
    });

    it('says garbage, refusals or nothing: the kiosk stays as it is', async () => {
      const outcomes: string[] = [];
      for (const answer of ['', '{}', '[]', 'null', '{"roots":[],"targets":{},"director":{}}']) {
        feed.says((_request: unknown, response: ServerResponse) => {
          response.end(answer);
        });
        outcomes.push(await kiosk.outcome());
      }
      feed.says((_request: unknown, response: ServerResponse) => {
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      });
      outcomes.push(await kiosk.outcome());

      expect(outcomes).toEqual([...Array<string>(5).fill('update/garbled'), 'desk/unreachable']);
      await staysAsItIs();
    });
  });
}
