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

const everybody: readonly Role[] = ['technician', 'lead', 'admin'];
const leads: readonly Role[] = ['lead', 'admin'];

/** All pages, in the order of the menu; `app/router.tsx` says what each draws. */
export const pages = [
  { to: '/', words: 'console:page.queue', Icon: ListOrdered, roles: everybody },
  { to: '/procedures', words: 'procedures:page', Icon: ListChecks, roles: everybody },
  { to: '/instructions', words: 'instructions:page', Icon: BookOpenCheck, roles: everybody },
  { to: '/work', words: 'work:page', Icon: BookText, roles: everybody },
  {
    to: '/agreements',
    words: 'service-level:list.title',
    Icon: AlarmClock,
    roles: everybody,
  },
  {
    to: '/service-terms',
    words: 'service-level:terms.title',
    Icon: CalendarClock,
    roles: ['lead', 'admin'],
  },
  { to: '/escalations', words: 'escalation:page.open', Icon: Siren, roles: everybody },
  { to: '/escalations/targets', words: 'escalation:page.targets', Icon: Truck, roles: leads },
  { to: '/priority', words: 'priority:page.rules', Icon: Grid3x3, roles: leads },
  { to: '/priority/report', words: 'priority:page.report', Icon: Scale, roles: leads },
  { to: '/report', words: 'report:page', Icon: ChartColumn, roles: leads },
  { to: '/concierge', words: 'concierge:page', Icon: UserPlus, roles: everybody },
  { to: '/bench', words: 'bench:page', Icon: PackageSearch, roles: everybody },
  { to: '/shelves', words: 'bench:shelves.page', Icon: LayoutList, roles: ['lead', 'admin'] },
  { to: '/handover', words: 'handover:title', Icon: FileSignature, roles: everybody },
  { to: '/handover-terms', words: 'handover-terms:title', Icon: FileSignature, roles: leads },
  { to: '/loans', words: 'loans:title', Icon: Undo2, roles: everybody },
  { to: '/consumables', words: 'consumables:title', Icon: Cable, roles: everybody },
  {
    to: '/knowledge-candidates',
    words: 'details:candidates.title',
    Icon: BookPlus,
    roles: everybody,
  },
  { to: '/approvals', words: 'approvals:page', Icon: Stamp, roles: ['lead', 'admin'] },
  { to: '/register', words: 'assets:page', Icon: Tags, roles: everybody },
  { to: '/preparation', words: 'preparation:page', Icon: PackageCheck, roles: everybody },
  { to: '/acceptance', words: 'acceptance:page', Icon: ClipboardCheck, roles: everybody },
  { to: '/licences', words: 'registers:licences.title', Icon: Ticket, roles: everybody },
  { to: '/rights', words: 'registers:rights.title', Icon: KeyRound, roles: everybody },
  { to: '/disturbances', words: 'disturbances:title', Icon: Megaphone, roles: everybody },
  { to: '/problems', words: 'problems:title', Icon: Network, roles: everybody },
  {
    to: '/appointments',
    words: 'appointments:title',
    Icon: CalendarDays,
    roles: everybody,
  },
  {
    to: '/skills',
    words: 'skills:title',
    Icon: GraduationCap,
    roles: leads,
  },
  {
    to: '/management/roster',
    words: 'management:page',
    Icon: ClipboardCheck,
    roles: everybody,
  },
  { to: '/texts', words: 'texts:title', Icon: TextQuote, roles: leads },
  { to: '/sites', words: 'sites:title', Icon: Building2, roles: ['admin'] },
  { to: '/kiosks', words: 'fleet:title', Icon: MonitorSmartphone, roles: leads },
  { to: '/updates', words: 'updates:title', Icon: PackageOpen, roles: ['admin'] },
  { to: '/backup', words: 'backup:title', Icon: DatabaseBackup, roles: ['admin'] },
  { to: '/kiosk-settings', words: 'kiosk-config:title', Icon: Settings2, roles: ['admin'] },
  { to: '/retention', words: 'retention:title', Icon: Eraser, roles: ['admin'] },
  { to: '/audit', words: 'audit:title', Icon: ScrollText, roles: ['admin'] },
  { to: '/alerts', words: 'alerts:title', Icon: BellRing, roles: leads },
  { to: '/admin', words: 'console:menu.accounts', Icon: UsersRound, roles: ['admin'] },
] as const satisfies readonly ConsolePage[];
