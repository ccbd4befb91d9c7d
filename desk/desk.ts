import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { Acts } from './audit/acts.ts';
import { attachmentHandlers } from './attachment/attachment-handlers.ts';
import { type KeptFiles, keptFiles } from './attachment/kept-files.ts';
import { registerAcceptanceFiles } from './acceptance/acceptance-files.ts';
import { acceptanceHandlers } from './acceptance/acceptance-handlers.ts';
import { acceptancePartHandlers } from './acceptance/parts-handlers.ts';
import { testHandlers } from './acceptance/test-handlers.ts';
import { alertHandlers } from './alert/alert-handlers.ts';
import { approvalHandlers } from './approval/approval-handlers.ts';
import { appointmentHandlers } from './appointment/appointment-handlers.ts';
import { sessionHandlers } from './auth/session-handlers.ts';
import { newToken } from './auth/token.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskParts } from './desk-parts.ts';
import { escalationHandlers } from './escalation/escalation-handlers.ts';
import { disturbanceHandlers } from './disturbance/disturbance-handlers.ts';
import { KnownKiosks } from './auth/known-kiosks.ts';
import { SignedRequests } from './auth/signed-requests.ts';
import { enrolHandlers } from './fleet/enrol-handlers.ts';
import { fleetHandlers } from './fleet/fleet-handlers.ts';
import { EventHub } from './events/hub.ts';
import { QueueBroadcast } from './events/queue-broadcast.ts';
import { kioskHandoverHandlers } from './hand-out/kiosk-handovers.ts';
import { handoverHandlers } from './handover/handover-handlers.ts';
import { receiptHandlers } from './handover/receipt-handlers.ts';
import { registerReceipt } from './handover/receipt-route.ts';
import { loanRequestHandlers } from './loan/loan-request-handlers.ts';
import { loanHandlers } from './loan/loan-handlers.ts';
import { consumableHandlers } from './consumable/consumable-handlers.ts';
import { BackupKeeper } from './backup/backup-keeper.ts';
import { careHandlers } from './care/care-handlers.ts';
import { benchHandlers } from './bench/bench-handlers.ts';
import { registerDeviceLabel } from './bench/label-route.ts';
import { shelfHandlers } from './bench/shelf-handlers.ts';
import { feedbackHandlers } from './feedback/feedback-handlers.ts';
import { holdHandlers } from './hold/hold-handlers.ts';
import { registerAttachments } from './http/attachments.ts';
import { OpenStreams } from './http/event-stream.ts';
import { gracefulClose } from './http/graceful-close.ts';
import type { DeskHandlers } from './http/handlers.ts';
import { registerEscalationPackage } from './http/escalation-package.ts';
import { registerExports } from './http/exports.ts';
import { registerHealth } from './http/health.ts';
import { registerMetrics } from './http/metrics.ts';
import { registerPages } from './http/pages.ts';
import { registerContract } from './http/register-contract.ts';
import { createRequestLimits } from './http/request-limits.ts';
import { createServer } from './http/server.ts';
import { registerTicketAttachments } from './http/ticket-attachments.ts';
import { tellDeskTime } from './http/signed-content.ts';
import { registerStreams } from './http/streams.ts';
import { instructionHandlers } from './instruction/instruction-handlers.ts';
import { jargonHandlers } from './instruction/jargon-handlers.ts';
import { registerInstructionPapers } from './instruction-link/papers.ts';
import { registerInstructionPage } from './instruction-link/page-route.ts';
import { instructionLinkHandlers } from './instruction-link/link-handlers.ts';
import { kioskConfigHandlers } from './kiosk-config/kiosk-config-handlers.ts';
import { kioskRequestHandlers } from './kiosk-request/kiosk-request-handlers.ts';
import { RequestWaiters } from './kiosk-request/request-waiters.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { jobs } from './jobs/jobs.ts';
import { bulkHandlers } from './list/bulk-handlers.ts';
import { registerTicketCsv } from './list/ticket-csv.ts';
import { viewHandlers } from './list/view-handlers.ts';
import { licenceHandlers } from './licence/licence-handlers.ts';
import { OutgoingSender } from './mail/outgoing-sender.ts';
import { mailHandlers } from './mail/mail-handlers.ts';
import { noticeHandlers } from './notice/notice-handlers.ts';
import { personHandlers } from './person/person-handlers.ts';
import { procedureHandlers } from './procedure/procedure-handlers.ts';
import { registerWorkCsv } from './procedure/work-csv.ts';
import { workHandlers } from './procedure/work-handlers.ts';
import { priorityHandlers } from './priority/priority-handlers.ts';
import { RulesAtHand } from './priority/rules-at-hand.ts';
import { preparationHandlers } from './preparation/preparation-handlers.ts';
import { presenceHandlers } from './presence/presence-handlers.ts';
import { problemHandlers } from './problem/problem-handlers.ts';
import { publicHandlers } from './queue/public-handlers.ts';
import { siteHandlers } from './site/site-handlers.ts';
import { managementHandlers } from './management/management-handlers.ts';
import { skillHandlers } from './skill/skill-handlers.ts';
import { daysIn } from './queue/visit-code.ts';
import { QueueView } from './queue/queue-view.ts';
import { searchHandlers } from './search/search-handlers.ts';
import { SearchIndexer } from './search/search-indexer.ts';
import { WaitingIndex } from './queue/waiting-index.ts';
import { Waits } from './queue/waits.ts';
import { serviceLevelHandlers } from './service-level/service-level-handlers.ts';
import { ServiceLevels } from './service-level/service-levels.ts';
import { assetHandlers } from './register/asset-handlers.ts';
import { personPageHandlers } from './register/person-page-handlers.ts';
import { registerAssetCsv } from './register/asset-csv-route.ts';
import { relatedHandlers } from './related/related-handlers.ts';
import { registerReportFiles } from './report/report-files.ts';
import { reportHandlers } from './report/report-handlers.ts';
import { reportTypeHandlers } from './report-type/report-type-handlers.ts';
import { rightHandlers } from './right/right-handlers.ts';
import { keptSecret } from './store/secret-store.ts';
import { type AttachmentFiles, attachmentFiles } from './ticket/attachment-files.ts';
import { intakeHandler } from './ticket/intake-handler.ts';
import { exchangeHandlers } from './ticket/exchange-handlers.ts';
import { ticketHandlers } from './ticket/ticket-handlers.ts';
import { directorKey } from './update/director-key.ts';
import { registerUpdateFiles } from './update/file-routes.ts';
import { releaseFiles } from './update/release-files.ts';
import { type UpdateParts, updateHandlers } from './update/update-handlers.ts';
import { textHandlers } from './text/text-handlers.ts';
import { wishesHandlers } from './wishes/wishes-handlers.ts';
import { earlierVisit } from './visitor/earlier-visit.ts';
import { statusAnswers } from './visitor/status-answers.ts';

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
  const waits = new Waits(database, clock, settings.timeZone, onTrouble);
  const waiting = new WaitingIndex();
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
    waits,
    view,
    serviceLevels: new ServiceLevels(database, clock),
    priorityRules: new RulesAtHand(database, clock, onTrouble),
    settings,
    backups: new BackupKeeper(parts),
    deviceSecret: await keptSecret(database, 'device-key', newToken),
    receiptSecret: await keptSecret(database, 'receipt-key', newToken),
    dayAt: daysIn(settings.timeZone),
    newId: () => v7(),
  };
  await hub.open();
  await waiting.open(hub, database);
  await waits.open();
  await context.priorityRules.lookAgain();
  hub.subscribe((event) => {
    waits.noticed(event.kind, event.item.ticketId);
    view.noticed();
  });

  let stopping = false;
  const app = await createServer(settings, logger);
  const close = gracefulClose(app);
  const streams = new OpenStreams(settings.heartbeatMs);
  const broadcast = new QueueBroadcast(hub, onTrouble);
  broadcast.open();
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
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
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

function allHandlers(
  context: DeskContext,
  parts: {
    readonly files: AttachmentFiles;
    readonly onTickets: KeptFiles;
    readonly waiters: RequestWaiters;
    readonly updates: UpdateParts;
  },
): DeskHandlers {
  const { files, onTickets, waiters, updates } = parts;
  return {
    ...attachmentHandlers(context, onTickets),
    ...assetHandlers(context),
    ...acceptanceHandlers(context),
    ...acceptancePartHandlers(context),
    ...testHandlers(context),
    ...escalationHandlers(context),
    ...bulkHandlers(context),
    ...benchHandlers(context),
    ...consumableHandlers(context),
    ...kioskHandoverHandlers(context),
    ...handoverHandlers(context),
    ...preparationHandlers(context),
    ...receiptHandlers(context),
    ...loanHandlers(context),
    ...loanRequestHandlers(context),
    ...shelfHandlers(context),
    ...disturbanceHandlers(context),
    ...earlierVisit(context),
    ...alertHandlers(context),
    ...approvalHandlers(context),
    ...appointmentHandlers(context),
    ...exchangeHandlers(context, files),
    ...feedbackHandlers(context),
    ...enrolHandlers(context),
    ...fleetHandlers(context, waiters),
    ...intakeHandler(context),
    ...holdHandlers(context),
    ...instructionLinkHandlers(context),
    ...kioskConfigHandlers(context, updates.key),
    ...instructionLinkHandlers(context, files),
    ...kioskConfigHandlers(context),
    ...kioskRequestHandlers(context, waiters),
    ...instructionHandlers(context),
    ...jargonHandlers(context),
    ...licenceHandlers(context),
    ...mailHandlers(context),
    ...noticeHandlers(context),
    ...personHandlers(context),
    ...personPageHandlers(context),
    ...procedureHandlers(context),
    ...workHandlers(context),
    ...wishesHandlers(context),
    ...priorityHandlers(context),
    ...problemHandlers(context),
    ...publicHandlers(context),
    ...serviceLevelHandlers(context),
    ...searchHandlers(context),
    ...relatedHandlers(context),
    ...reportHandlers(context),
    ...reportTypeHandlers(context),
    ...rightHandlers(context),
    ...sessionHandlers(context),
    ...statusAnswers(context),
    ...siteHandlers(context),
    ...managementHandlers(context),
    ...skillHandlers(context),
    ...presenceHandlers(context),
    ...textHandlers(context),
    ...updateHandlers(context, updates),
    ...ticketHandlers(context),
    ...viewHandlers(context),
    ...careHandlers(context),
  };
}
