import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts, useStore } from '../app/console-parts.ts';
import { type ConsolePage, pages } from './pages.ts';

/** The page of the menu that an address belongs to; none for the card of a ticket or of a person. */
export function pageAt(path: string): ConsolePage | undefined {
  const covers = ({ to }: ConsolePage) => path === to || path.startsWith(`${to}/`);
  const weight = (page: ConsolePage) => (covers(page) ? page.to.length : 0);
  return pages
    .filter(({ to }) => firstPart(to) === firstPart(path))
    .toSorted((one, other) => weight(other) - weight(one))[0];
}

function firstPart(path: string): string | undefined {
  return path.split('/')[1];
}

/**
 * Names the page, or the visit whose card it is, in the title of the tab, after how many wait: tabs
 * beside each other are told apart, and a screen reader says where a link has led (WCAG 2.4.2).
 */
export function usePageTitle(waiting: number): void {
  const { t } = useTranslation();
  const { queue } = useParts();
  const { items } = useStore(queue);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const page = pageAt(path);
  const [, place, id] = path.split('/');
  const visit = place === 'tickets' && id !== undefined ? items.get(id)?.visitCode : undefined;
  const name = visit ?? (page === undefined ? undefined : t(page.words));
  const title = name === undefined ? t('console:title') : `${name} · ${t('console:title')}`;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
  }, [waiting, title]);
}
