import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router';
import { ApprovalLinkPage } from '../approvals/approval-link-page.tsx';
import { ApprovalsPage } from '../approvals/approvals-page.tsx';
import { AccountsPage } from '../admin/accounts-page.tsx';
import { BenchPage } from '../bench/bench-page.tsx';
import { ShelvesPage } from '../bench/shelves-page.tsx';
import { ConsumablesPage } from '../consumables/consumables-page.tsx';
import { HandoverPage } from '../handover/handover-page.tsx';
import { LoansPage } from '../loans/loans-page.tsx';
import { AppointmentsPage } from '../appointments/appointments-page.tsx';
import { CardPage } from '../card/card-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { queueSearchSchema } from '../queue/queue-view.ts';
import { Shell } from '../shell/shell.tsx';
import { TextsPage } from '../text/texts-page.tsx';
import { WorkPage } from '../work/work-page.tsx';
import { ManagementPage } from '../management/management-page.tsx';
import { SitesPage } from '../sites/sites-page.tsx';
import { SkillsPage } from '../skills/skills-page.tsx';
import { lazyPage } from './lazy-page.tsx';

const rootRoute = createRootRoute({
  component: Shell,
  validateSearch: queueSearchSchema,
  notFoundComponent: () => <Navigate to="/" search={{}} />,
});

/** Queue and card come with the console; every other page when it is first opened. */
const routeTree = rootRoute.addChildren([
  createRoute({ getParentRoute: () => rootRoute, path: '/', component: QueuePage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/tickets/$ticketId',
    component: CardPage,
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/procedures', component: ProceduresPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/instructions',
    component: lazyRouteComponent(
      () => import('../instructions/instructions-page.tsx'),
      'InstructionsPage',
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/procedures',
    component: lazyPage(() =>
      import('../procedures/procedures-page.tsx').then((m) => m.ProceduresPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/instructions/jargon',
    component: lazyRouteComponent(() => import('../instructions/jargon-page.tsx'), 'JargonPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/instructions/$instructionId',
    component: lazyRouteComponent(
      () => import('../instructions/instruction-page.tsx'),
      'InstructionPage',
    ),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/work', component: WorkPage }),
    path: '/work',
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
    path: '/concierge',
    component: lazyPage(() =>
      import('../concierge/concierge-page.tsx').then((m) => m.ConciergePage),
    ),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/service-terms', component: TermsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/bench', component: BenchPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/shelves', component: ShelvesPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/handover', component: HandoverPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/handover/$kind/ticket/$ticketId',
    component: HandoverPage,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/handover/$kind/asset/$tag',
    component: HandoverPage,
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/loans', component: LoansPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/consumables',
    component: ConsumablesPage,
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/concierge', component: ConciergePage }),
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
    path: '/admin',
    component: lazyPage(() => import('../admin/accounts-page.tsx').then((m) => m.AccountsPage)),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/skills', component: SkillsPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/management/$part',
    component: ManagementPage,
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/admin', component: AccountsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/sites', component: SitesPage }),
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
    path: '/acceptance',
    component: lazyRouteComponent(
      () => import('../acceptance/acceptance-page.tsx'),
      'AcceptancePage',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/acceptance/$campaignId',
    component: lazyRouteComponent(() => import('../acceptance/campaign-page.tsx'), 'CampaignPage'),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/licences', component: LicencesPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/texts', component: TextsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/rights', component: RightsPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register',
    component: lazyRouteComponent(() => import('../asset/assets-page.tsx'), 'AssetsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register/on-day',
    component: lazyRouteComponent(() => import('../asset/on-day-page.tsx'), 'OnDayPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register/import',
    component: lazyRouteComponent(() => import('../asset/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register/$assetId',
    component: lazyRouteComponent(() => import('../asset/asset-page.tsx'), 'AssetPage'),
  }),
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
