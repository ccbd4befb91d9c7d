import type { BadgeReader } from '../../main/visit/badge-reader.ts';

/** A badge reader whose badges are tapped on the dock. */
export class LabBadgeReader implements BadgeReader {
  private readonly listeners = new Set<(badgeNumber: string) => void>();

  onBadge(listener: (badgeNumber: string) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  tap(badgeNumber: string): void {
    for (const listener of [...this.listeners]) listener(badgeNumber);
  }
}
