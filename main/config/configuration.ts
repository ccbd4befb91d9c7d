import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import {
  type ConfigRefusal,
  type Heartbeat,
  type NamedConfig,
  namedConfigSchema,
} from '../../shared/domain/fleet/heartbeat.ts';
import { type KioskConfig, kioskConfigSchema } from '../../shared/domain/kiosk-config.ts';
import type { ProvenConfiguration } from '../../shared/release/decide-configuration.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import type { SettingStore } from '../store/setting-store.ts';
import type { Timer } from '../timing/timer.ts';
import type { ProvenConfigurations } from './proven-configuration.ts';

export interface ConfigurationParts {
  /** How this kiosk is until its desk says otherwise. */
  readonly own: KioskConfig;
  readonly store: SettingStore;
  /** Who the desk says that this kiosk is; another desk says otherwise, and counts from one again. */
  readonly kioskId: () => string | null;
  /** What the desk signed; null for a kiosk that has no desk of its own. */
  readonly proven: ProvenConfigurations | null;
  readonly timer: Timer;
  readonly log: Log;
  /** Somebody is served, or has just been. */
  readonly isBusy: (config: KioskConfig) => Promise<boolean>;
  readonly onChange: () => void;
}

/** A configuration that this program can read. */
interface Readable {
  readonly name: NamedConfig;
  readonly config: KioskConfig;
}

const keptName = 'configuration';
/** Profiles of which the highest number is remembered; the one that was had longest ago goes. */
const mostSeen = 60;
const keptSchema = z.strictObject({
  kioskId: z.string().max(60).nullable(),
  name: namedConfigSchema,
  content: z.unknown(),
  /** The highest number of each profile that this kiosk has had. */
  seen: z.array(namedConfigSchema).max(mostSeen),
});
/** How soon it is looked again whether the last visit is over. */
const lookAgainMs = 3000;

/**
 * How this kiosk is configured. What the desk sends is kept before it holds, and holds from the next
 * moment at which nobody is served; what cannot be read or is older than what was there is refused, and
 * the last good one stays, also without a desk and after a restart.
 */
export class Configuration {
  private readonly parts: ConfigurationParts;
  private applied: Readable | null = null;
  /** Kept, and not yet applied. */
  private next: Readable | null = null;
  /** The kiosk that this one was when it kept what it has. */
  private keptAs: string | null = null;
  private seen: readonly NamedConfig[] = [];
  private refused: ConfigRefusal | null = null;
  private stopped = false;
  private cancel: () => void = () => undefined;
  private applying: Promise<void> = Promise.resolve();

  constructor(parts: ConfigurationParts) {
    this.parts = parts;
  }

  get current(): KioskConfig {
    return this.applied?.config ?? this.parts.own;
  }

  /** What a heartbeat says of it. */
  get told(): Pick<Heartbeat, 'configVersion' | 'configuration'> {
    const running = this.applied?.name ?? null;
    return {
      configVersion: running?.version ?? null,
      configuration: { running, refused: this.refused },
    };
  }

  /** Takes up the last good one. Nobody stands there yet. */
  async start(): Promise<void> {
    const kept = await this.parts.store.get(keptName, keptSchema);
    if (!kept.ok || kept.value === null) return;
    const { name, content, seen, kioskId } = kept.value;
    this.seen = seen;
    this.keptAs = kioskId;
    const read = readable(name, content);
    if (read.ok) this.applied = read.value;
    else this.refuse(name, read.fault);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.applying;
  }

  /**
   * Fetches what the desk names, when that is another one or its last signed word is old. Called with each answer to
   * a heartbeat: whoever gives those and keeps back what the desk signs is found out by the age of the last word.
   */
  async named(name: NamedConfig | null | undefined, desk: DeskClient): Promise<void> {
    if (await this.isJudged(name ?? null, desk)) return;
    const id = this.parts.kioskId();
    const frozen = id === null ? null : ((await this.parts.proven?.frozen(id)) ?? null);
    const about = name ?? this.had;
    if (frozen !== null && about !== undefined) this.refuse(about, frozen);
  }

  /** Whether something came of it that is taken or refused; false when nothing is known of it. */
  private async isJudged(name: NamedConfig | null, desk: DeskClient): Promise<boolean> {
    const { had } = this;
    const isNew = name !== null && (had === undefined || !this.isSameDesk || !isSame(had, name));
    if (!isNew && this.parts.proven?.isDue !== true) {
      if (name !== null) this.refused = null;
      return false;
    }
    if (name !== null && this.isOlder(name)) {
      this.refuse(name, older());
      return true;
    }
    const reply = await this.fetch(desk, name);
    if (!reply.ok) {
      // A desk that is away is no fault of what it sent.
      if (reply.fault.code === 'desk/unreachable') return false;
      const about = name ?? had;
      if (about !== undefined) this.refuse(about, reply.fault);
      return true;
    }
    if (reply.value === null) {
      // What was refused for its age is as it should be.
      if (this.refused?.because === 'update/expired') this.refused = null;
      return false;
    }
    const { content, ...sent } = reply.value;
    if (had !== undefined && this.isSameDesk && isSame(had, sent)) {
      this.refused = null;
      return true;
    }
    const read = this.isOlder(sent) ? err(older()) : readable(sent, content);
    const taken = read.ok ? await this.keep(read.value, content) : read;
    if (!taken.ok) this.refuse(sent, taken.fault);
    return true;
  }

  /** What the desk signed. Only where neither the desk nor this kiosk has a root is it not asked to sign. */
  private async fetch(
    desk: DeskClient,
    name: NamedConfig | null,
  ): Promise<Result<ProvenConfiguration | null, Fault>> {
    const { proven, kioskId } = this.parts;
    const id = kioskId();
    const asked = proven === null || id === null ? ok('unsigned' as const) : await proven.ask(id);
    if (!asked.ok) return asked;
    if (asked.value === 'none') return ok(null);
    if (asked.value !== 'unsigned') return ok(asked.value);
    if (name === null) return ok(null);
    const input = { params: undefined, query: undefined, body: undefined };
    const reply = await desk.call('kiosk.configuration', input);
    if (reply.ok) return ok(reply.value.configuration);
    const { code, detail } = reply.fault;
    return code === 'desk/unreachable' ? reply : err(broken(detail));
  }

  private async keep(read: Readable, content: unknown): Promise<Result<null, Fault>> {
    const { name } = read;
    const kioskId = this.parts.kioskId();
    const others = (this.isSameDesk ? this.seen : []).filter(
      ({ profileId }) => profileId !== name.profileId,
    );
    const seen = [name, ...others].slice(0, mostSeen);
    const kept = await this.parts.store.keep(keptName, { kioskId, name, content, seen });
    if (!kept.ok) return kept;
    this.seen = seen;
    this.keptAs = kioskId;
    this.refused = null;
    this.next = read;
    await this.apply();
    return ok(null);
  }

  /** Between visits, never in the middle of one. */
  private async apply(): Promise<void> {
    const isBusy = await this.parts.isBusy(this.current);
    // Only now: another look may have applied it meanwhile.
    const { next } = this;
    if (next === null || this.stopped) return;
    if (isBusy) {
      this.cancel();
      this.cancel = this.parts.timer.after(lookAgainMs, () => {
        this.applying = this.apply();
      });
      return;
    }
    this.applied = next;
    this.next = null;
    this.parts.log.info('Another configuration holds', { version: String(next.name.version) });
    this.parts.onChange();
  }

  private get had(): NamedConfig | undefined {
    return (this.next ?? this.applied)?.name;
  }

  private get isSameDesk(): boolean {
    return this.keptAs === this.parts.kioskId();
  }

  private isOlder({ profileId, version }: NamedConfig): boolean {
    const isNewer = (one: NamedConfig) => one.profileId === profileId && one.version > version;
    return this.isSameDesk && this.seen.some(isNewer);
  }

  private refuse({ profileId, version }: NamedConfig, { code, detail }: Fault): void {
    const refusal = { profileId, version, because: code, detail: cleanText(detail, 150) };
    if (JSON.stringify(refusal) === JSON.stringify(this.refused)) return;
    this.refused = refusal;
    this.parts.log.warn('A configuration is refused', { fault: code, version: String(version) });
  }
}

function readable(name: NamedConfig, content: unknown): Result<Readable, Fault> {
  const parsed = kioskConfigSchema.safeParse(content);
  return parsed.success
    ? ok({ name, config: parsed.data })
    : err(broken(z.prettifyError(parsed.error)));
}

function broken(detail: string): Fault {
  return fault('configuration/broken', detail);
}

function older(): Fault {
  return fault('configuration/older', 'This kiosk has had a newer version of this profile');
}

function isSame(one: NamedConfig, other: NamedConfig): boolean {
  return one.profileId === other.profileId && one.version === other.version;
}
