import type { InstructionPage } from '../../shared/domain/instruction-link.ts';
import type { DeskContext } from '../desk-context.ts';
import { deskWords } from '../words/desk-words.ts';
import { type PaperPart, paperParts } from './paper-words.ts';

/** All that stands on a paper of instructions. */
export interface PaperContent {
  readonly title: string;
  readonly parts: readonly PaperPart[];
  /** Of the page that tells the same. */
  readonly address: string;
  readonly scan: string;
  readonly codeWords: string;
  readonly foot: string;
  readonly pageWords: (page: number, pages: number) => string;
}

/** A page on paper, in its language and as it is told there; `token` is its address. */
export function paperContent(
  { settings }: DeskContext,
  page: InstructionPage,
  token: string,
): PaperContent {
  const { locale } = page;
  const say = deskWords(locale);
  const day = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeZone: settings.timeZone,
  }).format(Date.parse(page.expiresAt));
  return {
    ...paperParts(page, say),
    address: new URL(`/i/${token}`, settings.publicUrl).href,
    scan: say('instruction-page:paper.scan'),
    codeWords: say('instruction-page:paper.code'),
    foot: say('instruction-page:until', { day }),
    pageWords: (of, pages) => say('instruction-page:paper.page', { page: of, pages }),
  };
}
