import { expect, type Page } from '@playwright/test';
import { test as browserTest } from '../harness/browser-test.ts';
import { localeSchema, type Locale } from '../../../shared/domain/locale.ts';
import { test } from '../harness/station.ts';
import { audit, auditSize } from './audit.ts';
import { walkBoard } from './board-journey.ts';
import { chooseInConsole, walkConsole } from './console-journey.ts';
import { walkKioskHandover } from './kiosk-handover.ts';
import { walkKiosk } from './kiosk-journey.ts';
import { walkKioskTests } from './kiosk-tests.ts';
import { walkOffice } from './office-journey.ts';
import { withDesk } from './own-desk.ts';
import { walkStatusPage } from './status-journey.ts';
import { wordsOf, type Visit } from './visit.ts';

// Each walk has a desk of its own, and the long ones would keep one worker busy after all others ended.
test.describe.configure({ mode: 'parallel' });

/** Screens that are looked at in English too, in the middle of the Dutch journey. */
const alsoInEnglish = new Set([
  'kiosk-attract',
  'kiosk-check-in',
  'kiosk-guest',
  'kiosk-category-incident',
  'kiosk-words',
  'kiosk-device-consent',
  'kiosk-device-result-fault',
  'kiosk-device-prompt-trust',
  'kiosk-device-prompt-android-debugging',
  'kiosk-proposal',
  'kiosk-number',
  'kiosk-instruction-step',
  'handover-choose',
  'handover-check-photo',
  'handover-sign',
  'handover-done',
  'handover-hand-in',
  'tests-choose',
  'tests-step',
  'tests-told',
  'console-sign-in',
  'console-queue',
  'console-accounts',
  'console-card',
  'console-on-break',
  'console-concierge',
  'office-acceptance-coverage',
  'office-loans',
  'office-management-roster',
  'office-kiosk',
  'office-map',
]);

/** Soft, so that one walk tells everything that is wrong. */
async function look(
  name: string,
  page: Page,
  lang: Locale,
  touch: boolean,
  looks = audit,
): Promise<void> {
  expect.soft(await looks(page, { lang, touch }), name).toEqual([]);
}

/** What is looked at once more in another size: axe has seen it already. */
const again = /-(?:landscape|small|larger-text)$/u;

const looking =
  (lang: Locale): Visit =>
  (name, page) =>
    browserTest.step(name, () => look(name, page, lang, false));

/** In Dutch, and here and there in English. */
const lookingAtKiosk: Visit = (name, page) => {
  const language = async (locale: Locale) => {
    await page.getByRole('button', { name: wordsOf('nl')(`words:language.${locale}`) }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
  };
  return test.step(name, async () => {
    await look(name, page, 'nl', true, again.test(name) ? auditSize : audit);
    if (!alsoInEnglish.has(name)) return;
    await language('en');
    await look(`${name} in English`, page, 'en', true);
    await language('nl');
  });
};

test('no screen of the kiosk keeps anybody out', async ({ browser, station }) => {
  test.setTimeout(600_000);
  await walkKiosk(station, browser, 'nl', lookingAtKiosk);
});

// Their screens are looked at with axe in their stories; these walks add every state and size.
test(
  'no screen of what changes hands at the kiosk keeps anybody out',
  { tag: '@walks' },
  async ({ browser, station }) => {
    test.setTimeout(600_000);
    await walkKioskHandover(station, browser, 'nl', lookingAtKiosk);
  },
);

test(
  'no screen of who tests at the kiosk keeps anybody out',
  { tag: '@walks' },
  async ({ station }) => {
    test.setTimeout(420_000);
    await walkKioskTests(station, 'nl', lookingAtKiosk);
  },
);

const reloadIn = async (page: Page, locale: Locale) => {
  await chooseInConsole(page, { locale });
  await page.locator(`html[lang=${locale}]`).getByRole('heading', { level: 1 }).waitFor();
};

/** In Dutch, and here and there in English. */
const lookingInConsole: Visit = (name, page) =>
  browserTest.step(name, async () => {
    await look(name, page, 'nl', false);
    if (!alsoInEnglish.has(name)) return;
    await reloadIn(page, 'en');
    await look(`${name} in English`, page, 'en', false);
    await reloadIn(page, 'nl');
  });

browserTest('no screen of the console keeps anybody out', async ({ browser }) => {
  browserTest.setTimeout(420_000);
  await withDesk((desk) => walkConsole(browser, desk, 'nl', lookingInConsole));
});

browserTest('no page of what a desk keeps and lends keeps anybody out', async ({ browser }) => {
  browserTest.setTimeout(540_000);
  await withDesk((desk) => walkOffice(browser, desk, 'nl', lookingInConsole));
});

browserTest('the wall board keeps nobody out', async ({ browser }) => {
  await withDesk((desk) => walkBoard(browser, desk, looking('nl')));
});

for (const locale of localeSchema.options) {
  browserTest(`the status page keeps nobody out in ${locale}`, async ({ browser }) => {
    await withDesk((desk) => walkStatusPage(browser, desk, locale, looking(locale)));
  });
}
