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
      { to: '/', words: 'console:page.queue', Icon: ListOrdered, roles: everybody },
      { to: '/concierge', words: 'concierge:page', Icon: UserPlus, roles: everybody },
      { to: '/appointments', words: 'appointments:title', Icon: CalendarDays, roles: everybody },
      { to: '/bench', words: 'bench:page', Icon: PackageSearch, roles: everybody },
      { to: '/agreements', words: 'service-level:list.title', Icon: AlarmClock, roles: everybody },
      { to: '/escalations', words: 'escalation:page.open', Icon: Siren, roles: everybody },
      { to: '/approvals', words: 'approvals:page', Icon: Stamp, roles: leads },
      { to: '/disturbances', words: 'disturbances:title', Icon: Megaphone, roles: everybody },
      { to: '/problems', words: 'problems:title', Icon: Network, roles: everybody },
      { to: '/work', words: 'work:page', Icon: BookText, roles: everybody },
    ],
  },
  {
    name: 'devices',
    pages: [
      { to: '/register', words: 'assets:page', Icon: Tags, roles: everybody },
      { to: '/preparation', words: 'preparation:page', Icon: PackageCheck, roles: everybody },
      { to: '/handover', words: 'handover:title', Icon: FileSignature, roles: everybody },
      { to: '/loans', words: 'loans:title', Icon: Undo2, roles: everybody },
      { to: '/consumables', words: 'consumables:title', Icon: Cable, roles: everybody },
      { to: '/licences', words: 'registers:licences.title', Icon: Ticket, roles: everybody },
      { to: '/rights', words: 'registers:rights.title', Icon: KeyRound, roles: everybody },
      { to: '/shelves', words: 'bench:shelves.page', Icon: LayoutList, roles: leads },
      { to: '/handover-terms', words: 'handover-terms:title', Icon: FileSignature, roles: leads },
    ],
  },
  {
    name: 'knowledge',
    pages: [
      { to: '/procedures', words: 'procedures:page', Icon: ListChecks, roles: everybody },
      { to: '/instructions', words: 'instructions:page', Icon: BookOpenCheck, roles: everybody },
      {
        to: '/knowledge-candidates',
        words: 'details:candidates.title',
        Icon: BookPlus,
        roles: everybody,
      },
      { to: '/texts', words: 'texts:title', Icon: TextQuote, roles: leads },
      { to: '/acceptance', words: 'acceptance:page', Icon: ClipboardCheck, roles: everybody },
    ],
  },
  {
    name: 'desk',
    pages: [
      { to: '/report', words: 'report:page', Icon: ChartColumn, roles: leads },
      { to: '/priority/report', words: 'priority:page.report', Icon: Scale, roles: leads },
      {
        to: '/management/roster',
        words: 'management:page',
        Icon: ClipboardCheck,
        roles: everybody,
      },
      { to: '/skills', words: 'skills:title', Icon: GraduationCap, roles: leads },
      {
        to: '/service-terms',
        words: 'service-level:terms.title',
        Icon: CalendarClock,
        roles: leads,
      },
      { to: '/desk-rules', words: 'desk-rules:title', Icon: SlidersHorizontal, roles: leads },
      { to: '/priority', words: 'priority:page.rules', Icon: Grid3x3, roles: leads },
      { to: '/escalations/targets', words: 'escalation:page.targets', Icon: Truck, roles: leads },
      { to: '/sites', words: 'sites:title', Icon: Building2, roles: admins },
    ],
  },
  {
    name: 'system',
    pages: [
      { to: '/kiosks', words: 'fleet:title', Icon: MonitorSmartphone, roles: leads },
      { to: '/kiosk-settings', words: 'kiosk-config:title', Icon: Settings2, roles: admins },
      { to: '/updates', words: 'updates:title', Icon: PackageOpen, roles: admins },
      { to: '/alerts', words: 'alerts:title', Icon: BellRing, roles: leads },
      { to: '/admin', words: 'console:menu.accounts', Icon: UsersRound, roles: admins },
      { to: '/audit', words: 'audit:title', Icon: ScrollText, roles: admins },
      { to: '/retention', words: 'retention:title', Icon: Eraser, roles: admins },
      { to: '/backup', words: 'backup:title', Icon: DatabaseBackup, roles: admins },
    ],
  },
] as const satisfies readonly PageGroup[];

/** All pages, in the order of the menu. */
export const pages = pageGroups.flatMap((group) => [...group.pages]);
