import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locale } from '../../../shared/domain/locale.ts';
import { settle } from './visit.ts';

/** What a screen must be besides what axe knows. */
export interface Expected {
  readonly lang: Locale;
  /** Whether everything that is pressed must be at least 64 px (issue 2, section 2). */
  readonly touch: boolean;
}

/** Success criteria of levels A and AA, WCAG 2.0 up to 2.2. */
const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Everything wrong with the screen that stands there now, one line each. */
export async function audit(page: Page, expected: Expected): Promise<readonly string[]> {
  await settle(page);
  return [...(await axe(page)), ...(await measure(page, expected))];
}

/** What another size of window or text can make wrong, without the time that axe takes. */
export async function auditSize(page: Page, expected: Expected): Promise<readonly string[]> {
  await settle(page);
  return measure(page, expected);
}

const axeProgram = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe is asked on every screen. */
const axeOptions: RunOptions = {
  runOnly: [...criteria],
  // What is well needs no selector of each of its nodes: that takes most of the time.
  resultTypes: ['violations'],
  // Style sheets and media would be fetched again, for a rule on sound that plays by itself: no page has any.
  preload: false,
};

/** axe stays in a page once it is there, until another page is loaded. */
async function axe(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeProgram);
  const found = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(${JSON.stringify(axeOptions)}).then(({ violations }) => ({ violations }))`,
  );
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** Measures in the page itself: headings, language, overflow, clipped text and touch targets. */
function measure(page: Page, expected: Expected): Promise<readonly string[]> {
  return page.evaluate(({ lang, touch }) => {
    const wrong: string[] = [];
    // What only a screen reader finds lies in a clipped box of one pixel; no finger goes there.
    const isHidden = (one: Element): boolean => {
      const { width, height } = one.getBoundingClientRect();
      const isClipped = width * height <= 1 && getComputedStyle(one).overflow !== 'visible';
      return isClipped || (one.parentElement !== null && isHidden(one.parentElement));
    };
    const isSeen = (one: Element) =>
      one.checkVisibility({ visibilityProperty: true }) && !isHidden(one);
    const called = (one: Element) =>
      `<${one.tagName.toLowerCase()}> "${(one.textContent || one.getAttribute('aria-label') || '').trim().slice(0, 40)}"`;

    // What is inert within a page is a picture of another one; under a dialog the whole page is inert. A
    // dialog in which a page stands has that one's heading, and hides the other.
    const inDialog = document.querySelectorAll('[role=dialog] h1').length > 0;
    const headings = [...document.querySelectorAll('h1')].filter(
      (one) =>
        one.checkVisibility() &&
        one.closest('main [inert]') === null &&
        (one.closest('[role=dialog]') !== null) === inDialog,
    ).length;
    if (headings !== 1) wrong.push(`${headings} headings of level 1`);
    if (document.documentElement.lang !== lang)
      wrong.push(`lang is ${document.documentElement.lang}`);
    for (const box of [document.documentElement, ...document.querySelectorAll('main')]) {
      if (box.scrollWidth > box.clientWidth) {
        wrong.push(
          `${called(box).slice(0, 8)} is ${box.scrollWidth - box.clientWidth} px too wide`,
        );
      }
    }
    // What is meant to scroll sideways can be reached by key; another box lost the end of its lines.
    for (const box of document.querySelectorAll<HTMLElement>('body *')) {
      const scrolls = ['auto', 'scroll'].includes(getComputedStyle(box).overflowX);
      if (scrolls && box.tabIndex < 0 && box.scrollWidth > box.clientWidth + 1) {
        wrong.push(`${called(box)} scrolls ${box.scrollWidth - box.clientWidth} px sideways`);
      }
    }
    // A box of a fixed height that holds too much hides the rest, or draws it over what is below.
    for (const box of document.querySelectorAll('main, main section, main ol, main ul')) {
      if (!isSeen(box) || ['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) continue;
      const { top, bottom } = box.getBoundingClientRect();
      const held = [...box.children].filter(isSeen).map((one) => one.getBoundingClientRect());
      const over = Math.max(0, ...held.flatMap((one) => [top - one.top, one.bottom - bottom]));
      if (over > 1)
        wrong.push(`${called(box)} is ${Math.round(over)} px too small for what it holds`);
    }
    // `2026-11-27` is for machines; the name of a file goes on with a time.
    const days = document.body.innerText.match(/\b20\d\d-\d\d-\d\d\b(?![T ]\d)/gu) ?? [];
    if (days.length > 0) wrong.push(`a day is not in words: ${days.join(', ')}`);
    // A page that scrolls by itself fills the window, which then has nothing to scroll.
    const page = document.querySelector('main');
    const root = document.documentElement;
    const longer = root.scrollHeight - root.clientHeight;
    if (page !== null && getComputedStyle(page).overflowY !== 'visible' && longer > 1) {
      wrong.push(`the window scrolls ${longer} px beside its page`);
    }
    // A kiosk's own sizes hold every screen without scrolling; larger text may need it.
    const isUsual = document.documentElement.dataset['text'] !== 'larger' && innerHeight >= 1080;
    if (touch && isUsual && page !== null && page.scrollHeight > page.clientHeight + 1) {
      wrong.push(`main is ${page.scrollHeight - page.clientHeight} px too high`);
    }
    // What does not fit has a key to turn the page; eight pixels are margin.
    const hidden = page === null ? 0 : page.scrollHeight - page.clientHeight;
    if (touch && hidden > 8 && document.querySelector('[data-turns-page] button') === null) {
      wrong.push(`main hides ${hidden} px and has no key to turn the page`);
    }
    for (const one of document.querySelectorAll(
      'button, a[href], input, textarea, [role=button]',
    )) {
      if (!isSeen(one)) continue;
      const { width, height, left, right } = one.getBoundingClientRect();
      // Half a pixel of rounding is nothing that a finger feels.
      if (touch && (width < 63.5 || height < 63.5)) {
        wrong.push(`${called(one)} is ${Math.round(width)} × ${Math.round(height)} px`);
      }
      if (one.matches('button') && one.scrollWidth > one.clientWidth + 1) {
        wrong.push(`${called(one)} does not hold its words`);
      }
      if (width > 1 && (left < -1 || right > innerWidth + 1)) {
        wrong.push(`${called(one)} lies outside the screen`);
      }
    }
    return wrong;
  }, expected);
}
