import type { InstructionPage } from '../../shared/domain/instruction-link.ts';
import { tagOf } from '../../shared/domain/locale.ts';
import type { DeskContext } from '../desk-context.ts';
import type { AttachmentFiles } from '../ticket/attachment-files.ts';
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
  const day = new Intl.DateTimeFormat(tagOf[locale], {
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

/** The photos of a paper by their hash; one that is not at the desk is left out. */
export async function photosOn(
  { parts }: PaperContent,
  files: Pick<AttachmentFiles, 'get'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const hashes = parts.flatMap((part) =>
    part.is === 'step' && part.photo !== null ? [part.photo.hash] : [],
  );
  const found = new Map<string, Uint8Array>();
  for (const hash of new Set(hashes)) {
    const content = await files.get(hash);
    if (content !== null) found.set(hash, content);
  }
  return found;
}
