import { expect, it } from 'vitest';
import type { LinkState } from '../../desk-link/event-stream.ts';
import { createStore } from '../../desk-link/store.ts';
import type { Upload } from '../attachments/uploads.ts';
import { createLoadAlone } from './newer-page.ts';

/** A console that nobody has touched for two minutes, and in which nothing stands. */
function leftAlone() {
  const heard = new Map<string, () => void>();
  const at = {
    nowMs: 0,
    link: createStore<LinkState>({ link: 'connected' }),
    drafts: true,
    uploads: createStore<readonly Upload[]>([]),
    sending: false,
    open: null as object | null,
    fields: [] as object[],
    location: { pathname: '/console' },
    hear: (sign: string) => heard.get(sign)?.(),
  };
  const alone = createLoadAlone({
    window: {
      addEventListener: (sign: string, listener: unknown) =>
        void heard.set(sign, listener as () => void),
      location: at.location,
    },
    document: {
      querySelector: () => at.open as never,
      querySelectorAll: () => at.fields as never,
    },
    clock: { nowMs: () => at.nowMs },
    link: at.link,
    drafts: { isEmpty: () => at.drafts },
    uploads: { list: at.uploads },
    isSending: () => at.sending,
  });
  at.nowMs = 120_000;
  return { ...at, at, mayLoad: alone.mayLoad };
}

it('loads by itself when nobody is there and nothing would be lost', () => {
  const { at, mayLoad } = leftAlone();
  expect(mayLoad()).toBe(true);

  at.hear('pointermove');
  expect(mayLoad()).toBe(false);
  at.nowMs += 60_000;
  expect(mayLoad()).toBe(true);
});

it('waits for a draft, a field, what is open or sent, and a desk that is away', () => {
  const { at, mayLoad } = leftAlone();
  const field = (value: string) => [{ value, readOnly: false, disabled: false }];
  const tries: readonly (readonly [() => void, () => void])[] = [
    [() => (at.drafts = false), () => (at.drafts = true)],
    [() => (at.fields = field('Hallo')), () => (at.fields = field(' '))],
    [() => (at.open = {}), () => (at.open = null)],
    [() => (at.sending = true), () => (at.sending = false)],
    [() => at.link.set({ link: 'away', sinceMs: 0 }), () => at.link.set({ link: 'connected' })],
    [() => at.uploads.set([{} as Upload]), () => at.uploads.set([])],
  ];

  for (const [begin, end] of tries) {
    begin();
    expect(mayLoad()).toBe(false);
    end();
    expect(mayLoad()).toBe(true);
  }
});

it('waits on a page on which something was chosen, until that page is left', () => {
  const { at, mayLoad } = leftAlone();

  at.hear('change');
  expect(mayLoad()).toBe(false);
  at.location.pathname = '/console/bench';
  expect(mayLoad()).toBe(true);
});
