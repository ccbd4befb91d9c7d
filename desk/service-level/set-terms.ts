import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { ServiceTerms, SiteCalendars } from '../../shared/domain/service-level/terms.ts';
import type { DeskContext } from '../desk-context.ts';
import { unknownSite } from '../site/unknown-site.ts';
import { insertTerms, newestTerms } from '../store/service-terms-store.ts';
import { listSites } from '../store/site-store.ts';
import type { Db } from '../store/tables.ts';

/** Adds a version of the terms after the one that was changed. */
export async function setTerms(
  context: DeskContext,
  session: Session,
  body: Pick<ServiceTerms, 'version' | 'calendar' | 'siteCalendars' | 'targets'>,
): Promise<Result<ServiceTerms, Fault>> {
  const { clock, database } = context;
  return database.write(async (db): Promise<Result<ServiceTerms, Fault>> => {
    const before = await newestTerms(db);
    const siteCalendars = body.siteCalendars ?? before.siteCalendars ?? [];
    if (!(await areSites(db, body.siteCalendars ?? []))) return err(unknownSite());
    const terms = {
      version: body.version + 1,
      since: timestamp(clock),
      by: session.name,
      calendar: body.calendar,
      ...(siteCalendars.length === 0 ? {} : { siteCalendars }),
      targets: body.targets,
    };
    const isNext = before.version === body.version;
    return isNext && (await insertTerms(db, terms, session.accountId))
      ? ok(terms)
      : err(fault('service-terms/changed-meanwhile', `Version ${body.version} was changed`));
  });
}

/** Whether a calendar is of a site that is there; one that was closed keeps its own. */
async function areSites(db: Db, calendars: SiteCalendars): Promise<boolean> {
  if (calendars.length === 0) return true;
  const known = new Set((await listSites(db, '')).map(({ siteId }) => siteId));
  return calendars.every(({ siteId }) => known.has(siteId));
}
