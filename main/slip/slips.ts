import type { Identity } from '../desk/desk-link.ts';
import type { Clock } from '../../shared/base/clock.ts';
import { knownZone } from '../../shared/base/known-zone.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err } from '../../shared/base/result.ts';
import type { Receipt } from '../../shared/contract/kiosk-contract.ts';
import type { Log } from '../log/log.ts';
import type { TakeAway } from '../store/outbox-rows.ts';
import type { DrawSlip } from './slip-content.ts';
import type { SlipPrinter } from './slip-printer.ts';

export interface SlipParts {
  readonly clock: Clock;
  readonly draw: DrawSlip;
  /** Null when no printer is configured now. */
  readonly printer: () => SlipPrinter | null;
  /** Who the desk says that this kiosk is; null when it never did. */
  readonly identity: () => Pick<Identity, 'siteName' | 'hours'> | null;
  readonly log: Log;
  readonly onReadyChanged: () => void;
}

/** Prints slips and remembers whether the printer did what it should. */
export class Slips {
  private readonly parts: SlipParts;
  private failed = false;

  constructor(parts: SlipParts) {
    this.parts = parts;
  }

  get ready(): boolean {
    return this.parts.printer() !== null && !this.failed;
  }

  get state(): 'not-configured' | 'ready' | 'failed' {
    if (this.parts.printer() === null) return 'not-configured';
    return this.failed ? 'failed' : 'ready';
  }

  async print(takeAway: TakeAway): Promise<Result<null, Fault>> {
    const { clock, identity, draw } = this.parts;
    const known = identity();
    if (this.parts.printer() === null) return err(noPrinter());
    if (takeAway.nextStep === 'answered-here') {
      return err(fault('printer/not-configured', 'An answer on the screen has no slip'));
    }
    const pdf = await draw({
      takeAway,
      siteName: known?.siteName ?? '',
      printedAtMs: clock.nowMs(),
      timeZone: knownZone(known?.hours?.timeZone),
      // No probe of this version makes keys on a device, so the slip promises nothing about them.
      keysWiped: false,
    });
    return this.printPdf(pdf);
  }

  /** A slip that was drawn elsewhere. */
  async printPdf(pdf: Uint8Array): Promise<Result<null, Fault>> {
    const { log } = this.parts;
    const printer = this.parts.printer();
    if (printer === null) return err(noPrinter());
    const printed = await printer.print(pdf);
    if (!printed.ok) {
      log.warn('A slip was not printed', {
        fault: printed.fault.code,
        detail: printed.fault.detail,
      });
    }
    if (this.failed === printed.ok) {
      this.failed = !printed.ok;
      this.parts.onReadyChanged();
    }
    return printed;
  }
}

/** What became of a slip, for the screen. */
export function printerAfter(printed: Result<null, Fault>): Receipt['printer'] {
  if (printed.ok) return 'printed';
  return printed.fault.code === 'printer/not-configured' ? 'not-configured' : 'failed';
}

function noPrinter(): Fault {
  return fault('printer/not-configured', 'No printer is configured');
}
