import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { Acts } from './audit/acts.ts';
import { keptFiles } from './attachment/kept-files.ts';
import { registerAcceptanceFiles } from './acceptance/acceptance-files.ts';
import { newToken } from './auth/token.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskParts } from './desk-parts.ts';
import { KnownKiosks } from './auth/known-kiosks.ts';
import { SignedRequests } from './auth/signed-requests.ts';
import { EventHub } from './events/hub.ts';
import { QueueBroadcast } from './events/queue-broadcast.ts';
import { registerReceipt } from './handover/receipt-route.ts';
import { BackupKeeper } from './backup/backup-keeper.ts';
import { registerDeviceLabel } from './bench/label-route.ts';
import { registerAttachments } from './http/attachments.ts';
import { OpenStreams } from './http/event-stream.ts';
import { gracefulClose } from './http/graceful-close.ts';
import { registerEscalationPackage } from './http/escalation-package.ts';
import { registerExports } from './http/exports.ts';
import { registerHealth } from './http/health.ts';
import { registerMetrics } from './http/metrics.ts';
import { registerOpenapiDocument } from './http/openapi-document.ts';
import { registerPages } from './http/pages.ts';
import { registerContract } from './http/register-contract.ts';
import { createRequestLimits } from './http/request-limits.ts';
import { createServer } from './http/server.ts';
import { registerTicketAttachments } from './http/ticket-attachments.ts';
import { tellDeskTime } from './http/signed-content.ts';
import { registerStreams } from './http/streams.ts';
import { registerInstructionPapers } from './instruction-link/papers.ts';
import { registerInstructionPage } from './instruction-link/page-route.ts';
import { RequestWaiters } from './kiosk-request/request-waiters.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { jobs } from './jobs/jobs.ts';
import { registerTicketCsv } from './list/ticket-csv.ts';
import { OutgoingSender } from './mail/outgoing-sender.ts';
import { registerWorkCsv } from './procedure/work-csv.ts';
import { RulesAtHand } from './priority/rules-at-hand.ts';
import { daysIn } from './queue/visit-code.ts';
import { QueueView } from './queue/queue-view.ts';
import { SearchIndexer } from './search/search-indexer.ts';
import { CodesInUse } from './queue/codes-in-use.ts';
import { WaitingIndex } from './queue/waiting-index.ts';
import { Waits } from './queue/waits.ts';
import { ServiceLevels } from './service-level/service-levels.ts';
import { registerAssetCsv } from './register/asset-csv-route.ts';
import { registerReportFiles } from './report/report-files.ts';
import { noticeArrival } from './store/arrival-in-postgres.ts';
import { keptSecret } from './store/secret-store.ts';
import { attachmentFiles } from './ticket/attachment-files.ts';
import { directorKey } from './update/director-key.ts';
import { registerUpdateFiles } from './update/file-routes.ts';
import { releaseFiles } from './update/release-files.ts';
import { allHandlers } from './all-handlers.ts';

/** A desk that answers requests; whoever made it decides whether and where it listens. */
export interface Desk {
  readonly app: FastifyInstance;
  readonly context: DeskContext;
  /** No new requests, streams ended, running requests answered, announcer closed. */
  stop(): Promise<void>;
}

/** Builds a desk from its parts, without listening. */
export async function createDesk(parts: DeskParts): Promise<Desk> {
  const { clock, database, logger, settings } = parts;
  const onTrouble = (error: unknown) => {
    logger.error({ err: error }, 'the desk could not follow its events');
  };
  const hub = new EventHub(database, parts.announcer, onTrouble);
  const serviceLevels = new ServiceLevels(database, clock);
  const waits = new Waits({
    database,
    clock,
    timeZone: settings.timeZone,
    hours: (fromMs) => serviceLevels.openingHours(fromMs),
    onTrouble,
  });
  const waiting = new WaitingIndex();
  const codesInUse = new CodesInUse();
  const view = new QueueView({
    database,
    clock,
    waits,
    waiting,
    deskName: settings.siteName,
    onTrouble,
  });
  const acts = new Acts({ clock, newId: () => v7() });
  const context: DeskContext = {
    clock,
    database: acts.over(database),
    kiosks: new KnownKiosks(database, clock),
    signatures: new SignedRequests(database, clock),
    hub,
    waiting,
    codesInUse,
    waits,
    view,
    serviceLevels,
    priorityRules: new RulesAtHand(database, clock, onTrouble),
    settings,
    backups: new BackupKeeper(parts),
    deviceSecret: await keptSecret(database, 'device-key', newToken),
    receiptSecret: await keptSecret(database, 'receipt-key', newToken),
    dayAt: daysIn(settings.timeZone),
    newId: () => v7(),
  };
  await hub.open();
  const broadcast = new QueueBroadcast(hub, onTrouble);
  // Before all others: what comes in is on its way to the screens while the desk takes note of it itself.
  broadcast.open();
  await waiting.open(hub, database);
  await codesInUse.open(hub, database);
  await waits.open();
  await context.priorityRules.lookAgain();
  if (database.kind === 'postgres') {
    hub.subscribe(({ kind, item }) => {
      if (kind !== 'ticket.created') return;
      noticeArrival(context.database, item.number).catch(onTrouble);
    });
  }
  hub.subscribe((event) => {
    waits.noticed(event.kind, event.item.ticketId);
    view.noticed();
  });
  hub.onLoss(() => {
    waits.servingChanged();
    view.readAnew();
  });

  let stopping = false;
  const app = await createServer(settings, logger);
  const close = gracefulClose(app);
  const streams = new OpenStreams(settings.heartbeatMs);
  tellDeskTime(app, clock);
  registerMetrics(app, context, streams);
  registerHealth(app, context, () => stopping);
  const files = attachmentFiles(settings.dataFolder);
  const onTickets = keptFiles(settings.dataFolder);
  const waiters = new RequestWaiters(hub);
  const updates = {
    files: releaseFiles(settings.dataFolder),
    key: () => directorKey(settings.dataFolder),
  };
  const handlers = allHandlers(context, { files, onTickets, waiters, updates });
  const limits = createRequestLimits(app);
  registerContract(app, context, handlers, { limits, acts });
  registerStreams(app, context, streams, broadcast);
  registerDeviceLabel(app, context);
  registerInstructionPapers(app, context, limits, files);
  registerReceipt(app, context);
  await registerAttachments(app, context, files);
  await registerTicketAttachments(app, context, onTickets);
  await registerUpdateFiles(app, context, updates.files);
  registerExports(app, context);
  registerAssetCsv(app, context);
  registerReportFiles(app, context);
  registerWorkCsv(app, context);
  registerEscalationPackage(app, context);
  registerTicketCsv(app, context);
  registerAcceptanceFiles(app, context);
  await registerPages(app, settings.rendererFolder);
  registerInstructionPage(app, context);
  registerOpenapiDocument(app);
  await app.ready();
  const runner = new JobRunner(context, jobs, onTrouble);
  runner.start();
  const sender = new OutgoingSender(context, onTrouble);
  sender.start();
  const indexer = new SearchIndexer(database, context.dayAt, onTrouble);
  indexer.start(hub);

  return {
    app,
    context,
    stop: async () => {
      stopping = true;
      streams.endAll();
      waiters.stop();
      view.close();
      await close();
      await Promise.all([runner.stop(), context.backups.stop()]);
      await sender.stop();
      await indexer.stop();
      await hub.close();
    },
  };
}
