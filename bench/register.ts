import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { deskContract } from '../shared/contract/desk-contract.ts';
import { mostImportRows } from '../shared/domain/asset-csv.ts';
import { type DeskUnderTest, startDeskUnderTest } from './desk-under-test.ts';
import { median, percentile } from './percentile.ts';
import { type Figure, plainFigure, ratioFigure } from './report.ts';

const assets = Number(process.env['BALIE_BENCH_ASSETS'] ?? 100_000);
/** A session is answered 1,200 times a minute. */
const requests = 80;
const warming = 10;
/** Milliseconds that issue 5 allows a list of the register at p99. */
const targetMs = 50;

/** `nth` makes each request another one. */
const questions: readonly { readonly name: string; readonly path: (nth: number) => string }[] = [
  { name: 'newest', path: () => '/v1/assets?limit=50' },
  { name: 'one state, of which there are 100', path: () => '/v1/assets?state=in-repair' },
  { name: 'type, state and site', path: () => '/v1/assets?type=phone&state=issued&site=Zwolle' },
  { name: 'a word that all have', path: () => '/v1/assets?q=voorbeeld' },
  {
    name: 'a number by its end',
    path: (nth) => `/v1/assets?q=${String(nth * 37).padStart(6, '0')}x`,
  },
  { name: 'two words, of which one is rare', path: (nth) => `/v1/assets?q=voorbeeld+houder${nth}` },
  { name: 'no asset has it', path: () => '/v1/assets?q=zzyzx' },
  { name: 'a scanned tag', path: (nth) => `/v1/assets/by-code?code=LT-${nth * 41}` },
];

/** A register of 100,000 assets beside the smallest reply of the same desk, and a whole import. */
export async function register(): Promise<readonly Figure[]> {
  const desk = await startDeskUnderTest();
  try {
    fill(desk);
    const times = new Map<string, number[]>();
    for (let nth = -warming; nth < requests; nth += 1) {
      const floor = await ask(desk, '/v1/session');
      if (nth >= 0) times.set('floor', [...(times.get('floor') ?? []), floor]);
      for (const { name, path } of questions) {
        const took = await ask(desk, path(Math.abs(nth)));
        if (nth >= 0) times.set(name, [...(times.get(name) ?? []), took]);
      }
      // A minute has 1,200 answers for one session.
      await delay(450);
    }
    const floor = times.get('floor') ?? [];
    const figures = questions.flatMap(({ name }) => {
      const took = times.get(name) ?? [];
      const title = `${name}, of ${assets}`;
      return [
        ratioFigure(`${title}, p50`, median(took), 'ms', median(floor), null),
        plainFigure(`${title}, p99`, percentile(took, 0.99), 'ms', targetMs),
      ];
    });
    return [
      plainFigure('floor: who is signed in, p99', percentile(floor, 0.99), 'ms'),
      ...figures,
      ...(await wholeImport(desk)),
    ];
  } finally {
    await desk.stop();
  }
}

/** 20,000 new rows, with somebody who asks and somebody who writes all the while. */
async function wholeImport(desk: DeskUnderTest): Promise<readonly Figure[]> {
  const rows = Array.from(
    { length: mostImportRows },
    (_none, nth) => `IM-${nth},laptop,Import,Model ${nth % 40},IMSN${nth},Utrecht`,
  );
  const body = JSON.stringify({
    csv: `tag,type,maker,model,serial number,site\n${rows.join('\n')}\n`,
  });
  let over = false;
  const reads: number[] = [];
  const writes: number[] = [];
  const meanwhile = (async () => {
    for (let nth = 0; !over; nth += 1) {
      reads.push(await ask(desk, '/v1/session'));
      writes.push(await makeOne(desk, nth));
      await delay(250);
    }
  })();
  const post = async (path: string) => {
    const headers = { ...desk.staffHeaders, 'content-type': 'application/json' };
    const response = await fetch(desk.url + path, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    const reply: unknown = await response.json();
    return reply;
  };
  const began = performance.now();
  await post(deskContract['asset.check-import'].path);
  const checked = performance.now();
  const { importId } = deskContract['asset.import'].response.parse(
    await post(deskContract['asset.import'].path),
  );
  for (;;) {
    const path = deskContract['asset.import-state'].path.replace(':importId', importId);
    const state = await fetch(desk.url + path, { headers: desk.staffHeaders });
    const { finished, failed } = deskContract['asset.import-state'].response.parse(
      await state.json(),
    );
    if (failed.length > 0) throw new Error(`${failed.length} rows failed`);
    if (finished) break;
    await delay(500);
  }
  const ended = performance.now();
  over = true;
  await meanwhile;
  return [
    plainFigure(`dry run of ${mostImportRows} rows`, checked - began, 'ms'),
    plainFigure('from confirmed to written', ended - checked, 'ms'),
    plainFigure('who is signed in, meanwhile, slowest', Math.max(...reads), 'ms', 500),
    plainFigure('another asset made, meanwhile, slowest', Math.max(...writes), 'ms', 1_000),
  ];
}

async function makeOne(desk: DeskUnderTest, nth: number): Promise<number> {
  const facts = {
    tag: `ONE-${nth}`,
    type: 'dock',
    maker: 'Voorbeeld',
    model: 'Dock',
    identifiers: [],
    system: null,
    site: null,
    ownerUnit: null,
    warrantyUntil: null,
    supplier: null,
    purchasedOn: null,
    purchaseOrder: null,
    purchasePrice: null,
  };
  const from = performance.now();
  const response = await fetch(desk.url + deskContract['asset.create'].path, {
    method: 'POST',
    headers: { ...desk.staffHeaders, 'content-type': 'application/json' },
    body: JSON.stringify({ facts }),
  });
  if (!response.ok) throw new Error(`A new asset was answered ${response.status}`);
  await response.text();
  return performance.now() - from;
}

/** The time of a page, in ms. */
async function ask(desk: DeskUnderTest, path: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(desk.url + path, { headers: desk.staffHeaders });
  const text = await response.text();
  const took = performance.now() - from;
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return took;
}

/** Writes the assets by SQL, with models, numbers, holders and the first line of each history. */
function fill(desk: DeskUnderTest): void {
  const file = new DatabaseSync(join(desk.folder, 'desk.sqlite'));
  file.exec('PRAGMA synchronous=OFF; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON');
  const id = "printf('0199a000-0000-7000-8000-%012x', n)";
  const of = (list: string, spread: number) =>
    `json_extract('${list}', '$[' || (n / ${spread} % json_array_length('${list}')) || ']')`;
  const type = of('["laptop","phone","pc","tablet","printer"]', 1);
  const state = `CASE WHEN n % ${Math.max(1, Math.floor(assets / 100))} = 0 THEN 'in-repair' ELSE ${of('["issued","issued","ready","stock"]', 3)} END`;
  const site = of('["Utrecht","Zwolle","Breda"]', 7);
  const at = "'2026-01-01T09:00:00.000Z'";
  const many = `WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < ${assets})`;
  file.exec('BEGIN');
  file.exec(
    `INSERT INTO asset_model (model_id, type, maker, model, model_key)
     WITH RECURSIVE one(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM one WHERE n < 4)
     SELECT 'model-' || n, ${type}, 'Voorbeeld', 'Model ' || n, 'bench ' || n FROM one`,
  );
  file.exec(
    `INSERT INTO asset (asset_id, version, tag, model_id, type, state, site, holder_name, holder_key, created_at, updated_at, search_text)
     ${many} SELECT ${id}, 1, 'LT-' || n, 'model-' || (n % 5), ${type}, ${state}, ${site},
       'Houder ' || (n % 9000), 'name houder ' || (n % 9000), ${at}, ${at},
       'lt ' || n || ' sn' || printf('%06d', n) || 'x houder' || (n % 9000) || ' voorbeeld model ' || (n % 5) FROM one`,
  );
  file.exec(
    `INSERT INTO asset_identifier (asset_id, place, kind, value, written, scope)
     ${many} SELECT ${id}, 0, 'serial', 'SN' || printf('%06d', n) || 'X', 'SN' || printf('%06d', n) || 'X', 'voorbeeld' FROM one`,
  );
  file.exec(
    `INSERT INTO asset_event (asset_id, sequence, at, actor, kind, to_state, changes)
     ${many} SELECT ${id}, 1, ${at}, 'Bench', 'imported', 'stock', '[]' FROM one`,
  );
  file.exec('COMMIT');
  file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  file.close();
}
