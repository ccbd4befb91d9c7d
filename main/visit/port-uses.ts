import type { KioskState } from '../../shared/contract/kiosk-contract.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import { readsAnywhere } from '../../shared/domain/port-policy.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';

export interface PortUsesParts {
  readonly reader: ReaderLink;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
  readonly onChange: () => void;
}

/** Tells the reader what the ports are for, and the screen what stands where it is not read. */
export class PortUses {
  private readonly parts: PortUsesParts;
  private closed: KioskState['ports']['closed'] = null;
  readonly stop: () => void;

  constructor(parts: PortUsesParts) {
    this.parts = parts;
    this.stop = parts.reader.on('ports.closed', ({ closed }) => {
      const last = closed.at(-1)?.use ?? null;
      this.closed = last === 'read' ? null : last;
      parts.onChange();
    });
  }

  get state(): KioskState['ports'] {
    return { closed: this.closed, readsAnywhere: readsAnywhere(this.parts.config().ports) };
  }

  /** To be told when the kiosk starts and when it is configured otherwise. */
  tellReader(): void {
    this.parts.reader.usePorts(this.parts.config().ports);
  }
}
