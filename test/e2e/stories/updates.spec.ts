import { expect, type Page } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { keyIdOf, makeKey } from '../../../shared/release/sign.ts';
import { inDays } from '../../integration/update-steps.ts';
import {
  releaseOf,
  rootDocument,
  signed,
  targetsDocument,
} from '../../integration/release-samples.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';

const button = (page: Page, key: string) =>
  page.getByRole('button', { name: dutchWords(key), exact: true });
const json = (name: string, document: object) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(document)),
});

/** The ideal admin rollout: a signed release in, a ring at a time, and out again with one press. */
test('A new version: signed, sent, rolled out in rings, halted in one press and gone on with', async ({
  browser,
}) => {
  await withDesk(async (desk) => {
    const { request } = await browser.newContext();
    const console = await openConsole(browser, desk, await firstAdmin(request, desk), '1');
    await console.goto('/console/updates');
    const publicKey = (await console.locator('code').textContent()) ?? '';
    const keys = {
      root: [makeKey(), makeKey(), makeKey()] as const,
      targets: makeKey(),
      director: { ...makeKey(), publicKey, keyId: keyIdOf(publicKey) },
    };
    const expiresAt = inDays(Date.now(), 90);
    const content = Buffer.alloc(5 * 1024 * 1024, 'version 0.2.0 ');
    const release = releaseOf('0.2.0', content);
    const root = signed(rootDocument(keys, { expiresAt }), keys.root[0], keys.root[1]);
    const list = targetsDocument([release], { expiresAt });

    await test.step('a list that somebody else signed is refused, and it says so', async () => {
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
      const chosen = console.locator('input[type=file]');
      await chosen.setInputFiles([
        json('root.json', root),
        json('targets.json', signed(list, makeKey())),
      ]);
      await expect(console.getByText(dutchWords('console:fault.update-unsigned'))).toBeVisible();
    });

    await test.step('the list and the file go in together', async () => {
      await console
        .locator('input[type=file]')
        .setInputFiles([
          json('targets.json', signed(list, keys.targets)),
          { name: release.file.name, mimeType: 'application/octet-stream', buffer: content },
        ]);
      await expect(console.getByText(dutchWords('updates:upload.done'))).toBeVisible();
      const table = console.getByRole('table', { name: dutchWords('updates:release.title') });
      await expect(table.getByRole('rowheader', { name: '0.2.0' })).toBeVisible();
    });

    await test.step('it is drafted by keys alone and started', async () => {
      const form = console.getByRole('form', { name: dutchWords('updates:draft.title') });
      const percent = form.getByLabel(dutchWords('updates:draft.percent')).first();
      await percent.fill('0');
      await expect(button(console, 'updates:draft.submit')).toBeDisabled();
      await percent.fill('25');
      await percent.press('Enter');
      await button(console, 'updates:rollout.start').press('Enter');
      const rings = console.getByRole('table', {
        name: dutchWords('updates:ring.table').replace('{{version}}', '0.2.0'),
      });
      await expect(rings.getByRole('row').filter({ hasText: '1. 25 %' })).toContainText(
        dutchWords('updates:ring.open'),
      );
    });

    await test.step('one press halts it, and going on asks for a reason', async () => {
      await button(console, 'updates:rollout.halt').click();
      await expect(
        console.getByText(
          dutchWords('updates:rollout.because').replace(
            '{{because}}',
            dutchWords('updates:halted.by-hand'),
          ),
        ),
      ).toBeVisible();
      await console.screenshot({
        path: test.info().outputPath('updates-1-halted.png'),
        fullPage: true,
      });
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
      await button(console, 'updates:rollout.resume').click();
      const dialog = console.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Het was de stekker');
      await dialog.getByRole('button', { name: dutchWords('updates:rollout.resume') }).click();
      await expect(button(console, 'updates:rollout.halt')).toBeVisible();
      await expect(console.getByText(/Het was de stekker/u)).toBeVisible();
    });
  });
});
