import type { Role } from '../../shared/contract/desk-contract.ts';
import { type EventStream, frame } from '../http/event-stream.ts';
import type { EventHub } from './hub.ts';
import { frameFor, framesOf } from './queue-frames.ts';

/** A technician's stream and how far it has come. */
interface Follower {
  readonly stream: EventStream;
  readonly role: Role;
  sentUpTo: number;
  live: boolean;
}

/** The queue events of `/v1/events`: each follower gets every event after his own place, once. */
export class QueueBroadcast {
  private readonly hub: EventHub;
  private readonly onTrouble: (error: unknown) => void;
  private readonly followers = new Set<Follower>();

  constructor(hub: EventHub, onTrouble: (error: unknown) => void) {
    this.hub = hub;
    this.onTrouble = onTrouble;
  }

  /** Follows the hub from now on. Who saw events that were lost takes a new snapshot and connects again. */
  open(): void {
    this.hub.subscribe((event) => {
      const frameOf = framesOf(event);
      for (const follower of this.followers) {
        if (!follower.live || follower.sentUpTo >= event.eventId) continue;
        follower.sentUpTo = event.eventId;
        const bytes = frameOf(follower.role);
        if (bytes !== null) follower.stream.send(bytes);
      }
    });
    this.hub.onLoss((newest) => {
      const reset = frame('reset', newest, {});
      for (const { stream } of this.followers) {
        stream.send(reset);
        stream.end();
      }
      this.followers.clear();
    });
  }

  /**
   * Sends what came after `after` and then everything new. Null starts now. A place that this desk
   * has not reached (its database was restored from a copy) gets `reset`: take a new snapshot.
   */
  follow(stream: EventStream, role: Role, after: number | null): void {
    const { head } = this.hub;
    const ahead = after !== null && after > head;
    const follower: Follower = {
      stream,
      role,
      sentUpTo: after === null ? head : after,
      live: after === null,
    };
    this.followers.add(follower);
    stream.onClose(() => {
      this.followers.delete(follower);
    });
    if (!follower.live) void this.catchUp(follower, ahead);
  }

  private async catchUp(follower: Follower, ahead: boolean): Promise<void> {
    try {
      if (ahead) await this.restartWhenLost(follower);
      while (this.followers.has(follower)) {
        const events = await this.hub.after(follower.sentUpTo);
        for (const event of events) {
          follower.sentUpTo = event.eventId;
          const bytes = frameFor(event, follower.role);
          if (bytes !== null) follower.stream.send(bytes);
        }
        // Who is far behind and slow takes his time, one page after the other.
        await follower.stream.drained();
        // No await between this look and going live, so that nothing can come in between.
        if (follower.sentUpTo >= this.hub.head) {
          follower.live = true;
          return;
        }
        // The table ends before what was passed on: it lost events, or has more by now.
        if (events.length === 0) await this.hub.lookAgain();
      }
    } catch (error) {
      this.onTrouble(error);
      // It connects again and resumes from the last id that it has.
      follower.stream.end();
    }
  }

  /** The place may only be ahead of what this desk has read so far; then it is simply waited for. */
  private async restartWhenLost(follower: Follower): Promise<void> {
    const newest = await this.hub.newest();
    if (follower.sentUpTo <= newest) return;
    follower.sentUpTo = newest;
    follower.stream.send(frame('reset', newest, {}));
  }
}
