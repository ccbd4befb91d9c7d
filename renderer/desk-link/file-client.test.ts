import { expect, it } from 'vitest';
import type { Fault } from '../../shared/base/fault.ts';
import { createFileClient, nameInHeader } from './file-client.ts';

function clientFor(answer: () => Promise<Response>) {
  const heard: Fault[] = [];
  const fetchFile = createFileClient({
    fetch: answer,
    onFault: (fault) => {
      heard.push(fault);
    },
  });
  return { fetchFile, heard };
}

const problem = {
  type: 'urn:balie:fault:auth/required',
  title: 'auth/required',
  status: 401,
  detail: 'No session',
  code: 'auth/required',
};

it('saves a file under the name that the desk gave it', async () => {
  const { fetchFile } = clientFor(
    async () =>
      new Response('a;b', {
        headers: { 'content-disposition': 'attachment; filename="balie.csv"' },
      }),
  );

  const file = await fetchFile('/v1/reports/month.csv?month=2026-11');

  expect(file.ok && [file.value.name, await file.value.content.text()]).toEqual([
    'balie.csv',
    'a;b',
  ]);
});

it('names a file after its address when the desk gave it no name', async () => {
  const { fetchFile } = clientFor(async () => new Response('a;b'));

  const file = await fetchFile('/v1/reports/month.csv?month=2026-11');

  expect(file.ok && file.value.name).toBe('month.csv');
});

it.each([
  [`attachment; filename="foto_.jpg"; filename*=UTF-8''foto%C3%A9.jpg`, 'fotoé.jpg'],
  [`attachment; filename="foto_.jpg"; filename*=UTF-8''%C3`, 'foto_.jpg'],
  ['inline', null],
])('reads the name in %s', (header, name) => {
  expect(nameInHeader(header)).toBe(name);
});

it('tells of an ended session where the console listens for it', async () => {
  const { fetchFile, heard } = clientFor(
    async () => new Response(JSON.stringify(problem), { status: 401 }),
  );

  const file = await fetchFile('/v1/reports/month.pdf');

  expect(file).toEqual({ ok: false, fault: { code: 'auth/required', detail: 'No session' } });
  expect(heard).toEqual([{ code: 'auth/required', detail: 'No session' }]);
});

it.each([
  [async () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'desk/refused'],
  [() => Promise.reject(new TypeError('Failed to fetch')), 'desk/unreachable'],
])('has words for a proxy and for a network that is away', async (answer, code) => {
  const { fetchFile } = clientFor(answer);

  const file = await fetchFile('/v1/reports/month.pdf');

  expect(!file.ok && file.fault.code).toBe(code);
});
