import type { TakeAway } from '../store/outbox-rows.ts';

/** Everything that stands on a slip. */
export interface SlipContent {
  readonly takeAway: TakeAway;
  readonly siteName: string;
  readonly printedAtMs: number;
  /** In which times are told; that of the machine when the desk never told one. */
  readonly timeZone?: string | undefined;
  /** True only when keys were made in this visit and are destroyed. */
  readonly keysWiped: boolean;
}

/** Draws a slip as a PDF document of 80 mm wide. */
export type DrawSlip = (content: SlipContent) => Promise<Uint8Array>;
