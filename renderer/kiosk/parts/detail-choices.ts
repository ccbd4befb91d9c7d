import {
  AppWindow,
  BookOpen,
  Building2,
  CalendarClock,
  CalendarDays,
  CalendarRange,
  CircleCheckBig,
  CircleEllipsis,
  CircleHelp,
  Eye,
  FolderOpen,
  GraduationCap,
  Handshake,
  HeartHandshake,
  Infinity as Endless,
  KeyRound,
  type LucideIcon,
  Mail,
  MessageCircle,
  Pencil,
  PiggyBank,
  ScrollText,
  ShieldCheck,
  Sparkles,
  Stamp,
  User,
  UserCheck,
  Users,
  Wrench,
} from 'lucide-react';
import type { MandatoryFact } from '../../../shared/domain/report-details.ts';

/** The facts that are words: answered by a tile, or typed when no tile fits. */
export type WordFact = Exclude<MandatoryFact, 'wished' | 'end' | 'risk'>;

/** One usual answer; its words stand in `details:<fact>.choice.<name>` and are what is kept. */
interface Choice<N extends string> {
  readonly name: N;
  readonly Icon: LucideIcon;
}

/** The usual answers, most common first; with "something else" at most seven tiles. */
export const wordChoices = {
  why: [
    { name: 'for-my-work', Icon: Wrench },
    { name: 'new-task', Icon: Sparkles },
    { name: 'broken-or-old', Icon: CalendarClock },
    { name: 'does-not-fit-me', Icon: User },
  ],
  approver: [{ name: 'my-manager', Icon: UserCheck }],
  system: [
    { name: 'shared-mailbox', Icon: Mail },
    { name: 'documents', Icon: FolderOpen },
    { name: 'schedule', Icon: CalendarDays },
    { name: 'records', Icon: GraduationCap },
    { name: 'finance', Icon: PiggyBank },
    { name: 'intranet', Icon: AppWindow },
  ],
  role: [
    { name: 'read', Icon: Eye },
    { name: 'write', Icon: Pencil },
    { name: 'approve', Icon: Stamp },
    { name: 'manage', Icon: ShieldCheck },
    { name: 'like-colleague', Icon: Users },
  ],
  reason: [
    { name: 'new-task', Icon: Sparkles },
    { name: 'stand-in', Icon: Users },
    { name: 'new-here', Icon: Building2 },
    { name: 'lost-access', Icon: KeyRound },
  ],
  about: [
    { name: 'counter', Icon: HeartHandshake },
    { name: 'colleague', Icon: User },
    { name: 'rule', Icon: ScrollText },
    { name: 'nobody', Icon: CircleHelp },
  ],
  wish: [
    { name: 'solution', Icon: CircleCheckBig },
    { name: 'talk', Icon: MessageCircle },
    { name: 'apology', Icon: Handshake },
    { name: 'know', Icon: BookOpen },
  ],
} as const satisfies Readonly<Record<WordFact, readonly Choice<string>[]>>;

/** Pictures that several facts share. */
export const detailIcons = {
  today: CalendarDays,
  later: CalendarRange,
  anyDay: CircleCheckBig,
  pickDay: CalendarClock,
  unlimited: Endless,
  other: CircleEllipsis,
} as const;
