import { createRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import { QueuePage } from '../queue/queue-page.tsx';
import { reportSearchSchema } from '../report/report-search.ts';
import { workSearchSchema } from '../work/work-search.ts';
import { carePages } from './care-pages.tsx';
import { devicePages } from './device-pages.tsx';
import { fleetPages } from './fleet-pages.tsx';
import { lazyPage } from './lazy-page.tsx';
import { rootRoute } from './root-route.tsx';

/** The queue comes with the console; every other page when it is first opened. */
const routeTree = rootRoute.addChildren([
  createRoute({ getParentRoute: () => rootRoute, path: '/', component: QueuePage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/tickets/$ticketId',
    component: lazyPage(() => import('../card/card-page.tsx').then((m) => m.CardPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/procedures',
    component: lazyPage(() =>
      import('../procedures/procedures-page.tsx').then((m) => m.ProceduresPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/work',
    validateSearch: workSearchSchema,
    component: lazyPage(() => import('../work/work-page.tsx').then((m) => m.WorkPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements',
    component: lazyPage(() =>
      import('../service-level/agreements-page.tsx').then((m) => m.AgreementsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/service-terms',
    component: lazyPage(() => import('../service-level/terms-page.tsx').then((m) => m.TermsPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk-rules',
    component: lazyPage(() => import('../desk-rules/rules-page.tsx').then((m) => m.RulesPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/bench',
    component: lazyPage(() => import('../bench/bench-page.tsx').then((m) => m.BenchPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/shelves',
    component: lazyPage(() => import('../bench/shelves-page.tsx').then((m) => m.ShelvesPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/handover',
    component: lazyPage(() => import('../handover/handover-page.tsx').then((m) => m.HandoverPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/handover/$kind/ticket/$ticketId',
    component: lazyPage(() => import('../handover/handover-page.tsx').then((m) => m.HandoverPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/handover/$kind/ticket/$ticketId/asset/$tag',
    component: lazyPage(() => import('../handover/handover-page.tsx').then((m) => m.HandoverPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/handover/$kind/asset/$tag',
    component: lazyPage(() => import('../handover/handover-page.tsx').then((m) => m.HandoverPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/handover-terms',
    component: lazyPage(() =>
      import('../handover-terms/terms-page.tsx').then((m) => m.HandoverTermsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/loans',
    component: lazyPage(() => import('../loans/loans-page.tsx').then((m) => m.LoansPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/consumables',
    component: lazyPage(() =>
      import('../consumables/consumables-page.tsx').then((m) => m.ConsumablesPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/concierge',
    component: lazyPage(() =>
      import('../concierge/concierge-page.tsx').then((m) => m.ConciergePage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/knowledge-candidates',
    component: lazyPage(() =>
      import('../knowledge/candidates-page.tsx').then((m) => m.CandidatesPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/disturbances',
    component: lazyPage(() =>
      import('../disturbance/disturbances-page.tsx').then((m) => m.DisturbancesPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/problems',
    component: lazyPage(() => import('../problem/problems-page.tsx').then((m) => m.ProblemsPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/appointments',
    component: lazyPage(() =>
      import('../appointments/appointments-page.tsx').then((m) => m.AppointmentsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/skills',
    component: lazyPage(() => import('../skills/skills-page.tsx').then((m) => m.SkillsPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/management/$part',
    component: lazyPage(() =>
      import('../management/management-page.tsx').then((m) => m.ManagementPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/admin',
    component: lazyPage(() => import('../admin/accounts-page.tsx').then((m) => m.AccountsPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sites',
    component: lazyPage(() => import('../sites/sites-page.tsx').then((m) => m.SitesPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/escalations',
    component: lazyPage(() =>
      import('../escalation/escalations-page.tsx').then((m) => m.EscalationsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/escalations/targets',
    component: lazyPage(() => import('../escalation/targets-page.tsx').then((m) => m.TargetsPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/priority',
    component: lazyPage(() =>
      import('../priority/priority-rules-page.tsx').then((m) => m.PriorityRulesPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/priority/report',
    component: lazyPage(() =>
      import('../priority/priority-report-page.tsx').then((m) => m.PriorityReportPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/report',
    validateSearch: reportSearchSchema,
    component: lazyPage(() => import('../report/report-page.tsx').then((m) => m.ReportPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/approvals',
    component: lazyPage(() =>
      import('../approvals/approvals-page.tsx').then((m) => m.ApprovalsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/approvals/link/$token',
    component: lazyPage(() =>
      import('../approvals/approval-link-page.tsx').then((m) => m.ApprovalLinkPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/licences',
    component: lazyPage(() => import('../register/licences-page.tsx').then((m) => m.LicencesPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/texts',
    component: lazyPage(() => import('../text/texts-page.tsx').then((m) => m.TextsPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/rights',
    component: lazyPage(() => import('../register/rights-page.tsx').then((m) => m.RightsPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/instructions',
    component: lazyPage(() =>
      import('../instructions/instructions-page.tsx').then((m) => m.InstructionsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/instructions/jargon',
    component: lazyPage(() => import('../instructions/jargon-page.tsx').then((m) => m.JargonPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/instructions/$instructionId',
    component: lazyPage(() =>
      import('../instructions/instruction-page.tsx').then((m) => m.InstructionPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/acceptance',
    component: lazyPage(() =>
      import('../acceptance/acceptance-page.tsx').then((m) => m.AcceptancePage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/acceptance/$campaignId',
    component: lazyPage(() =>
      import('../acceptance/campaign-page.tsx').then((m) => m.CampaignPage),
    ),
  }),
  ...devicePages,
  ...fleetPages,
  ...carePages,
]);

/** The addresses under `/console`; a saved view is an address of the queue. */
export function createConsoleRouter(history: RouterHistory) {
  return createRouter({ routeTree, history, basepath: '/console' });
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter;
  }
}
