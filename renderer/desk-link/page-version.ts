import { pageMeta } from '../../shared/contract/page-version.ts';

/** Whether the desk has another page than this one, of which it said which it is when it gave it. */
export function isOtherPage(page: Pick<Document, 'querySelector'>, said: string): boolean {
  const own = page.querySelector<HTMLMetaElement>(`meta[name="${pageMeta}"]`)?.content;
  return own !== undefined && said !== JSON.stringify(own);
}
