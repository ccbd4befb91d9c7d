import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../shared/base/clock.ts';
import type { Announcer } from './events/announcer.ts';
import type { DeskSettings } from './settings.ts';
import type { DeskDatabase } from './store/tables.ts';

/** What a desk is made of. The desk closes none of it but its own server and streams. */
export interface DeskParts {
  readonly clock: Clock;
  readonly database: DeskDatabase;
  readonly announcer: Announcer;
  readonly logger: FastifyBaseLogger;
  readonly settings: DeskSettings;
}
