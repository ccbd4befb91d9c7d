import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from '../harness/browser-test.ts';
import { createDeskClient, ticketProof } from '../../../main/desk/desk-client.ts';
import { joinSchema } from '../../../main/config/join-file.ts';
import type { ToldPack } from '../../../shared/domain/fleet/heartbeat.ts';
import { keyIdOf, makeKey } from '../../../shared/release/sign.ts';
import { listedPack, withNewerIos } from '../../integration/pack-samples.ts';
import { rootDocument, signed, targetsDocument } from '../../integration/release-samples.ts';
import { healthyBeat } from '../../integration/signing-kiosk.ts';
import { inDays } from '../../integration/update-steps.ts';
import type { Desk } from '../harness/desk.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';
import { dutchWords } from '../harness/words.ts';
import { audit } from '../screens/audit.ts';
import { withDesk } from '../screens/own-desk.ts';

const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
const said = (key: string, params: Readonly<Record<string, string>>) =>
  Object.entries(params).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, value),
    dutchWords(key),
  );

/** The heartbeat of the desk's one kiosk. */
async function beat({ joinFile }: Desk, pack: ToldPack): Promise<void> {
  const { deskUrl, token } = joinSchema.parse(JSON.parse(await readFile(joinFile, 'utf8')));
  const client = createDeskClient({ deskUrl, proof: ticketProof(token ?? ''), fetch });
  const body = { beat: { ...healthyBeat, pack }, selfTest: null };
  const told = await client.call('kiosk.heartbeat', { params: undefined, query: undefined, body });
  if (!told.ok) throw new Error(`${told.fault.code}: ${told.fault.detail}`);
}

/** What the readers know, brought to the kiosks without a release: sent, rolled out, and seen to arrive. */
test('A new reader pack: signed, sent, rolled out, and seen on the kiosk that has it', async ({
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
    const content = withNewerIos(2);
    const pack = listedPack(2, content, { madeAt: inDays(Date.now(), -3) });
    const root = signed(rootDocument(keys, { expiresAt }), keys.root[0], keys.root[1]);
    const list = signed(targetsDocument([], { packs: [pack], expiresAt }), keys.targets);
    const name = said('updates:pack.called', { number: '2' });

    await test.step('the root, the list and the pack go in together', async () => {
      await expect(console.getByText(dutchWords('updates:pack.none'))).toBeVisible();
      const json = (called: string, document: object) =>
        file(called, 'application/json', Buffer.from(JSON.stringify(document)));
      await console
        .locator('input[type=file]')
        .setInputFiles([
          json('root.json', root),
          json('targets.json', list),
          file(pack.file.name, 'application/octet-stream', content),
        ]);
      await expect(console.getByText(dutchWords('updates:upload.done'))).toBeVisible();
    });

    const packs = console.getByRole('table', { name: dutchWords('updates:pack.title') });
    const row = packs.getByRole('row').filter({ hasText: name });
    await test.step('its age and that no kiosk has it stand in the list', async () => {
      await expect(row).toContainText(said('updates:pack.age_other', { count: '3' }));
      await expect(row).toContainText(said('updates:pack.have_other', { count: '0', of: '0' }));
    });

    await test.step('it is drafted and started as a version is', async () => {
      await console
        .getByRole('button', { name: dutchWords('updates:draft.submit'), exact: true })
        .press('Enter');
      await console
        .getByRole('button', { name: dutchWords('updates:rollout.start'), exact: true })
        .press('Enter');
      await expect(console.getByRole('article', { name })).toContainText(
        dutchWords('updates:state.running'),
      );
    });

    await test.step('the kiosk that has it is counted', async () => {
      await beat(desk, { running: 2, refused: null });
      await expect(row).toContainText(said('updates:pack.have_one', { count: '1', of: '1' }));
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    });

    await test.step('what a kiosk refused is said on its page, and why', async () => {
      const refused = { number: 3, because: 'pack/reader-failed', detail: '' } as const;
      await beat(desk, { running: 2, refused });
      await console.goto('/console/kiosks');
      await expect(console.getByText(dutchWords('fleet:concern.pack'))).toBeVisible();
      await console.getByRole('link', { name: 'Hal' }).click();
      const what = said('updates:pack.called', { number: '3' });
      const why = said('updates:pack-refused.reader', { what });
      await expect(console.getByText(`${name}. ${why}`)).toBeVisible();
      expect(await audit(console, { lang: 'nl', touch: false })).toEqual([]);
    });
  });
});
