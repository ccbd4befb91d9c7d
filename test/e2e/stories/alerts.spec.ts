import { createServer } from 'node:http';
import { expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { z } from 'zod';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';

test('Alerts: an admin makes a rule with a webhook, keeps its secret and tries it', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const signatures: unknown[] = [];
  const hook = createServer((request, response) => {
    signatures.push(request.headers['balie-signature']);
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => {
    hook.listen(0, '127.0.0.1', resolve);
  });
  const { port } = z.object({ port: z.number() }).parse(hook.address());
  try {
    await withDesk(async (desk) => {
      const { request } = await browser.newContext();
      const console = await openConsole(browser, desk, await firstAdmin(request, desk), '1');
      const button = (key: string) =>
        console.getByRole('button', { name: dutchWords(key), exact: true });
      await console.goto('/console/alerts');
      const form = console.getByRole('form', { name: dutchWords('alerts:new') });
      await form.getByLabel(dutchWords('alerts:name')).fill('Nachtdienst');
      const webhook = form.getByLabel(dutchWords('alerts:webhook'), { exact: true });
      await webhook.fill('http://hooks.example.org/in');
      await button('alerts:save').click();
      await expect(form.getByText(dutchWords('alerts:wrong.webhook'))).toBeVisible();
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
      await webhook.fill(`http://127.0.0.1:${port}/in`);
      await button('alerts:save').click();
      await expect(console.getByText(dutchWords('alerts:secret.lead'))).toBeVisible();
      await console.screenshot({
        path: test.info().outputPath('alerts-1-secret.png'),
        fullPage: true,
      });
      await button('alerts:secret.seen').click();
      await expect(console.getByRole('heading', { name: 'Nachtdienst' })).toBeVisible();
      await button('alerts:test.send').click();
      await expect(
        console.getByText(
          dutchWords('alerts:test.arrived').replace('{{to}}', `http://127.0.0.1:${port}/in`),
        ),
      ).toBeVisible();
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
      await console.screenshot({
        path: test.info().outputPath('alerts-2-tried.png'),
        fullPage: true,
      });
    });
  } finally {
    hook.closeAllConnections();
    hook.close();
  }
  expect(signatures).toEqual([expect.stringMatching(/^t=\d+,v1=[0-9a-f]{64}$/u)]);
});
