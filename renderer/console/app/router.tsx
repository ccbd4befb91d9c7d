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
import { ConciergePage } from '../concierge/concierge-page.tsx';
import { CandidatesPage } from '../knowledge/candidates-page.tsx';
import { DisturbancesPage } from '../disturbance/disturbances-page.tsx';
import { ProblemsPage } from '../problem/problems-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { ProceduresPage } from '../procedures/procedures-page.tsx';
import { queueSearchSchema } from '../queue/queue-view.ts';
import { AgreementsPage } from '../service-level/agreements-page.tsx';
import { TermsPage } from '../service-level/terms-page.tsx';
import { EscalationsPage } from '../escalation/escalations-page.tsx';
import { TargetsPage } from '../escalation/targets-page.tsx';
import { PriorityReportPage } from '../priority/priority-report-page.tsx';
import { PriorityRulesPage } from '../priority/priority-rules-page.tsx';
import { ReportPage } from '../report/report-page.tsx';
import { LicencesPage } from '../register/licences-page.tsx';
import { RightsPage } from '../register/rights-page.tsx';
import { Shell } from '../shell/shell.tsx';
import { TextsPage } from '../text/texts-page.tsx';
import { WorkPage } from '../work/work-page.tsx';
import { ManagementPage } from '../management/management-page.tsx';
import { SitesPage } from '../sites/sites-page.tsx';
import { SkillsPage } from '../skills/skills-page.tsx';

const rootRoute = createRootRoute({
  component: Shell,
  validateSearch: queueSearchSchema,
  notFoundComponent: () => <Navigate to="/" search={{}} />,
});

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
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements',
    component: AgreementsPage,
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
    component: CandidatesPage,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/disturbances',
    component: DisturbancesPage,
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/problems', component: ProblemsPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/appointments',
    component: AppointmentsPage,
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
    component: EscalationsPage,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/escalations/targets',
    component: TargetsPage,
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/priority', component: PriorityRulesPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/priority/report',
    component: PriorityReportPage,
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/report', component: ReportPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/approvals', component: ApprovalsPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/approvals/link/$token',
    component: ApprovalLinkPage,
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
