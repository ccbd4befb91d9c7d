import {
  AlarmClock,
  BellRing,
  BookOpenCheck,
  BookPlus,
  BookText,
  Cable,
  Building2,
  CalendarClock,
  CalendarDays,
  FileSignature,
  GraduationCap,
  ChartColumn,
  ClipboardCheck,
  DatabaseBackup,
  Eraser,
  Grid3x3,
  KeyRound,
  LayoutList,
  ListChecks,
  ListOrdered,
  Megaphone,
  MonitorSmartphone,
  Network,
  PackageCheck,
  PackageOpen,
  PackageSearch,
  Scale,
  ScrollText,
  Settings2,
  Siren,
  SlidersHorizontal,
  Stamp,
  Tags,
  TextQuote,
  Ticket,
  Truck,
  Undo2,
  UserPlus,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import type { Role } from '../../../shared/contract/desk-contract.ts';

/** A page of the console in the menu of pages. */
export interface ConsolePage {
  readonly to: string;
  /** After `g`; a capital, with Shift, for a page of leads and admins. */
  readonly key: string;
  /** Its name in the catalogue, `<namespace>:<key>`. */
  readonly words: string;
  readonly Icon: LucideIcon;
  readonly roles: readonly Role[];
}

/** Pages of one kind of work, under a heading `console:page.group.<name>`. */
export interface PageGroup {
  readonly name: string;
  readonly pages: readonly ConsolePage[];
}

const everybody: readonly Role[] = ['technician', 'lead', 'admin'];
const leads: readonly Role[] = ['lead', 'admin'];
const admins: readonly Role[] = ['admin'];

/** All pages by the work that they are for, in the order of the menu; `app/router.tsx` says what each draws. */
export const pageGroups = [
  {
    name: 'today',
    pages: [
      { to: '/', key: 'w', words: 'console:page.queue', Icon: ListOrdered, roles: everybody },
      { to: '/concierge', key: 'n', words: 'concierge:page', Icon: UserPlus, roles: everybody },
      {
        to: '/appointments',
        key: 'a',
        words: 'appointments:title',
        Icon: CalendarDays,
        roles: everybody,
      },
      { to: '/bench', key: 'b', words: 'bench:page', Icon: PackageSearch, roles: everybody },
      {
        to: '/agreements',
        key: 't',
        words: 'service-level:list.title',
        Icon: AlarmClock,
        roles: everybody,
      },
      {
        to: '/escalations',
        key: 'e',
        words: 'escalation:page.open',
        Icon: Siren,
        roles: everybody,
      },
      { to: '/approvals', key: 'G', words: 'approvals:page', Icon: Stamp, roles: leads },
      {
        to: '/disturbances',
        key: 's',
        words: 'disturbances:title',
        Icon: Megaphone,
        roles: everybody,
      },
      { to: '/problems', key: 'p', words: 'problems:title', Icon: Network, roles: everybody },
      { to: '/work', key: 'z', words: 'work:page', Icon: BookText, roles: everybody },
    ],
  },
  {
    name: 'devices',
    pages: [
      { to: '/register', key: 'r', words: 'assets:page', Icon: Tags, roles: everybody },
      {
        to: '/preparation',
        key: 'k',
        words: 'preparation:page',
        Icon: PackageCheck,
        roles: everybody,
      },
      { to: '/handover', key: 'u', words: 'handover:title', Icon: FileSignature, roles: everybody },
      { to: '/loans', key: 'l', words: 'loans:title', Icon: Undo2, roles: everybody },
      { to: '/consumables', key: 'v', words: 'consumables:title', Icon: Cable, roles: everybody },
      {
        to: '/licences',
        key: 'c',
        words: 'registers:licences.title',
        Icon: Ticket,
        roles: everybody,
      },
      {
        to: '/rights',
        key: 'h',
        words: 'registers:rights.title',
        Icon: KeyRound,
        roles: everybody,
      },
      { to: '/shelves', key: 'H', words: 'bench:shelves.page', Icon: LayoutList, roles: leads },
      {
        to: '/handover-terms',
        key: 'V',
        words: 'handover-terms:title',
        Icon: FileSignature,
        roles: leads,
      },
    ],
  },
  {
    name: 'knowledge',
    pages: [
      { to: '/procedures', key: 'o', words: 'procedures:page', Icon: ListChecks, roles: everybody },
      {
        to: '/instructions',
        key: 'i',
        words: 'instructions:page',
        Icon: BookOpenCheck,
        roles: everybody,
      },
      {
        to: '/knowledge-candidates',
        key: 'd',
        words: 'details:candidates.title',
        Icon: BookPlus,
        roles: everybody,
      },
      { to: '/texts', key: 'T', words: 'texts:title', Icon: TextQuote, roles: leads },
      {
        to: '/acceptance',
        key: 'x',
        words: 'acceptance:page',
        Icon: ClipboardCheck,
        roles: everybody,
      },
    ],
  },
  {
    name: 'desk',
    pages: [
      { to: '/report', key: 'R', words: 'report:page', Icon: ChartColumn, roles: leads },
      {
        to: '/priority/report',
        key: 'J',
        words: 'priority:page.report',
        Icon: Scale,
        roles: leads,
      },
      {
        to: '/management/roster',
        key: 'm',
        words: 'management:page',
        Icon: ClipboardCheck,
        roles: everybody,
      },
      { to: '/skills', key: 'S', words: 'skills:title', Icon: GraduationCap, roles: leads },
      {
        to: '/service-terms',
        key: 'O',
        words: 'service-level:terms.title',
        Icon: CalendarClock,
        roles: leads,
      },
      {
        to: '/desk-rules',
        key: 'D',
        words: 'desk-rules:title',
        Icon: SlidersHorizontal,
        roles: leads,
      },
      { to: '/priority', key: 'P', words: 'priority:page.rules', Icon: Grid3x3, roles: leads },
      {
        to: '/escalations/targets',
        key: 'F',
        words: 'escalation:page.targets',
        Icon: Truck,
        roles: leads,
      },
      { to: '/sites', key: 'L', words: 'sites:title', Icon: Building2, roles: admins },
    ],
  },
  {
    name: 'system',
    pages: [
      { to: '/kiosks', key: 'K', words: 'fleet:title', Icon: MonitorSmartphone, roles: leads },
      {
        to: '/kiosk-settings',
        key: 'I',
        words: 'kiosk-config:title',
        Icon: Settings2,
        roles: admins,
      },
      { to: '/updates', key: 'U', words: 'updates:title', Icon: PackageOpen, roles: admins },
      { to: '/alerts', key: 'W', words: 'alerts:title', Icon: BellRing, roles: leads },
      { to: '/admin', key: 'A', words: 'console:menu.accounts', Icon: UsersRound, roles: admins },
      { to: '/audit', key: 'X', words: 'audit:title', Icon: ScrollText, roles: admins },
      { to: '/retention', key: 'E', words: 'retention:title', Icon: Eraser, roles: admins },
      { to: '/backup', key: 'B', words: 'backup:title', Icon: DatabaseBackup, roles: admins },
    ],
  },
] as const satisfies readonly PageGroup[];

/** All pages, in the order of the menu. */
export const pages = pageGroups.flatMap((group) => [...group.pages]);
