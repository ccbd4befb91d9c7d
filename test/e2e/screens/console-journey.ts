import { expect, type Browser, type Page } from '@playwright/test';
import type { Settings } from '../../../renderer/console/settings/settings.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Desk } from '../harness/desk.ts';
import { lookAtBench } from './console-bench.ts';
import { enter } from './console-entrance.ts';
import { workTicket } from './console-card.ts';
import { lookAtLists } from './console-lists.ts';
import { turnPages } from './console-pages.ts';
import { lookAround } from './console-queue.ts';
import { lookAtAgreements, lookAtNothingLate } from './console-service-level.ts';
import { lookAtSettings } from './console-settings.ts';
import { colleagueOf } from './desk-staff.ts';
import { handOverAll, type SampleTicket } from './sample-tickets.ts';
import { wordsOf, type Visit, type Words } from './visit.ts';

/** What the parts of the console's journey share. */
export interface ConsoleHands {
  readonly desk: Desk;
  readonly locale: Locale;
  readonly words: Words;
  readonly page: Page;
  readonly see: (name: string) => Promise<void>;
  readonly press: (key: string) => Promise<void>;
  readonly open: (ticket: SampleTicket) => Promise<void>;
  readonly wear: (theme: 'light' | 'dark' | 'contrast') => Promise<void>;
}

const settingsKey = 'balie.console.settings';

/** Starts the page anew with another choice among the settings of this browser. */
export async function chooseInConsole(
  page: Page,
  choice: Partial<Pick<Settings, 'locale' | 'theme'>>,
): Promise<void> {
  await page.evaluate(
    ([key, chosen]) => {
      const settings: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
      localStorage.setItem(key, JSON.stringify({ ...Object(settings), ...chosen }));
    },
    [settingsKey, choice] as const,
  );
  await page.reload();
}

/** A browser of its own with the console of a fresh desk, nobody signed in. */
export async function takeConsole(
  browser: Browser,
  desk: Desk,
  locale: Locale,
  visit: Visit,
): Promise<ConsoleHands> {
  const words = wordsOf(locale);
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript(
    ([key, chosen]) => {
      if (localStorage.getItem(key) !== null) return;
      localStorage.setItem(key, JSON.stringify({ locale: chosen, theme: 'light' }));
    },
    [settingsKey, locale] as const,
  );
  const page = await context.newPage();
  return {
    desk,
    locale,
    words,
    page,
    see: (name) => visit(`console-${name}`, page),
    press: (key) =>
      page
        .getByRole('button', { name: words(key) })
        .first()
        .click(),
    async open(ticket) {
      await page.goto(`/console/tickets/${ticket.ticketId}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/\w/u);
    },
    wear: (theme) => chooseInConsole(page, { theme }),
  };
}

/** Walks the console of a fresh desk, from the first sign-in to the day the desk goes away. */
export async function walkConsole(
  browser: Browser,
  desk: Desk,
  locale: Locale,
  visit: Visit,
): Promise<void> {
  const hands = await takeConsole(browser, desk, locale, visit);
  await enter(hands);
  await lookAtNothingLate(hands);
  await hands.page.goto('/console');
  const colleague = await colleagueOf(browser, desk, hands.page.request);
  const tickets = await handOverAll(desk, locale, hands.page);
  await lookAround(hands, tickets);
  const [first] = tickets;
  if (first !== undefined) await lookAtAgreements(hands, first);
  await lookAtSettings(hands);
  await lookAtLists(hands);
  await lookAtBench(hands);
  await turnPages(hands);
  await workTicket(hands, tickets, colleague);
}
