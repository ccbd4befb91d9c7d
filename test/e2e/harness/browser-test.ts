import { type BrowserContext, expect, type Response, test as base } from '@playwright/test';

/**
 * Playwright's `test` for pages of the desk. It fails when a page sent what the desk cannot read, when a live
 * stream was refused, and when a page threw what nobody caught. A page shows little of these: it tries again, and
 * asks for the whole state meanwhile.
 */
export const test = base.extend<{ readonly sound: void }>({
  sound: [
    async ({ browser }, provide) => {
      const unsound: string[] = [];
      const watch = (context: BrowserContext): void => {
        context.on('response', (response) => {
          if (isRefused(response)) unsound.push(`${response.status()} ${response.url()}`);
        });
        context.on('weberror', (thrown) => {
          const stack = String(thrown.error().stack);
          if (stack.includes(ourScripts)) unsound.push(stack);
        });
      };
      browser.contexts().forEach(watch);
      browser.on('context', watch);
      await provide();
      browser.off('context', watch);
      expect(unsound, 'what our pages asked in vain or did not catch').toEqual([]);
    },
    { auto: true },
  ],
});

/** In the address of every script of our pages; what a test itself puts into a page has none. */
const ourScripts = '/assets/';

function isRefused(response: Response): boolean {
  const { pathname } = new URL(response.url());
  if (!pathname.startsWith('/v1/')) return false;
  const status = response.status();
  // A session may end while its stream is open, which then connects once more.
  return pathname.endsWith('/events') ? status !== 200 && status !== 401 : status === 400;
}
