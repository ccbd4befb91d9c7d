import type { DeskContract, RouteName } from '../../shared/contract/desk-contract.ts';
import type { RouteParsed } from '../../shared/contract/route.ts';
import type { AuditArea, AuditDetails } from '../../shared/domain/audit.ts';
import {
  type Look,
  both,
  closure,
  either,
  group,
  kept,
  listed,
  newest,
  place,
  problem,
  row,
} from './look.ts';

/** Routes by which leads and admins change something. */
export type ChangingRoute = {
  [N in RouteName]: DeskContract[N] extends {
    readonly method: 'POST' | 'PUT' | 'DELETE';
    readonly access: 'lead' | 'admin';
  }
    ? N
    : never;
}[RouteName];

export interface RuleFor<N extends RouteName> {
  readonly area: AuditArea;
  /** Its name; where absent, that of what was looked at. */
  readonly subject?: (input: RouteParsed<DeskContract[N]>) => string;
  /** What it changes; where absent, each call that is not refused is a line. */
  readonly look?: (input: RouteParsed<DeskContract[N]>) => Look;
  /** Whether it makes something new: then what was found before is another one of that name. */
  readonly makes?: (input: RouteParsed<DeskContract[N]>) => boolean;
  /** What else is to be said; never a secret, never words of a visitor. */
  readonly details?: (input: RouteParsed<DeskContract[N]>) => AuditDetails;
}

/** The handler writes a line itself, with more than a rule knows. */
const itself = null;
/** Keeps who did what on its own pages, as part of the work and not of how the desk is set up. */
const ownPages = null;
/** Asks and changes nothing. */
const asks = null;

/** What is written down of each route by which leads and admins change something. Leave one out and it does not compile. */
export const auditRules: { readonly [N in ChangingRoute]: RuleFor<N> | null } = {
  'account.block': itself,
  'account.change-role': itself,
  'account.reset-password': itself,
  'account.create': {
    area: 'account',
    subject: ({ body }) => body.userName,
    details: ({ body }) => ({ role: body.role }),
  },
  'skill.set': {
    area: 'account',
    look: ({ params: { accountId } }) =>
      both(
        row('account', 'account_id', accountId),
        listed('account_skill', { column: 'account_id', value: accountId }, 'skill'),
      ),
  },
  'person.import': {
    area: 'people',
    subject: () => '',
    details: ({ body }) => ({ people: body.people.length }),
  },
  'site.create': { area: 'site', subject: ({ body }) => body.name },
  'site.change': { area: 'site', look: ({ params }) => row('site', 'site_id', params.siteId) },
  'site.add-counter': { area: 'site', subject: ({ body }) => body.name },
  'site.change-counter': {
    area: 'site',
    look: ({ params }) => row('site_counter', 'counter_id', params.counterId),
  },
  'site.place-kiosk': {
    area: 'kiosk',
    look: ({ params }) => row('kiosk', 'kiosk_id', params.kioskId),
  },
  'shelf.create': { area: 'site', subject: ({ body }) => body.name },
  'shelf.change': { area: 'site', look: ({ params }) => row('shelf', 'shelf_id', params.shelfId) },
  'enrolment.approve': { area: 'kiosk', subject: ({ body }) => body.name },
  'fleet.revoke': {
    area: 'kiosk',
    look: ({ params }) => row('kiosk', 'kiosk_id', params.kioskId),
    details: ({ body }) => ({ because: body.because }),
  },
  'fleet.command': {
    area: 'kiosk',
    look: ({ params }) => row('kiosk', 'kiosk_id', params.kioskId),
    details: ({ body }) => ({
      command: body.kind,
      ...(body.message === '' ? {} : { message: body.message.slice(0, 200) }),
    }),
  },
  'fleet-map.add-plan': { area: 'site', subject: ({ body }) => body.name },
  'fleet-map.change-plan': {
    area: 'site',
    look: ({ params }) => row('floor_plan', 'plan_id', params.planId),
  },
  'fleet-map.remove-plan': {
    area: 'site',
    look: ({ params }) => row('floor_plan', 'plan_id', params.planId),
  },
  'fleet-map.place': { area: 'kiosk', look: ({ params }) => place(params.kioskId) },
  'kiosk-profile.create': { area: 'configuration', subject: ({ body }) => body.name },
  'kiosk-profile.propose': {
    area: 'configuration',
    look: ({ params }) => row('kiosk_profile', 'profile_id', params.profileId),
    details: ({ body }) => ({ basedOn: body.basedOn }),
  },
  'kiosk-profile.decide': {
    area: 'configuration',
    look: ({ params: { profileId } }) => profile(profileId),
    details: ({ body }) => ({ decision: body.decision }),
  },
  'kiosk-profile.return': {
    area: 'configuration',
    look: ({ params: { profileId } }) => profile(profileId),
    details: ({ body }) => ({ returnOf: body.version }),
  },
  'kiosk-profile.give': {
    area: 'configuration',
    look: ({ params: { kioskId } }) =>
      both(
        row('kiosk', 'kiosk_id', kioskId),
        listed('kiosk_profile_member', { column: 'kiosk_id', value: kioskId }, 'profile_id'),
      ),
  },
  'update.put-root': { area: 'release', subject: () => 'root' },
  'update.put-targets': { area: 'release', subject: () => 'targets' },
  'update.draft-rollout': { area: 'release', subject: ({ body }) => body.version },
  'update.move-rollout': {
    area: 'release',
    look: ({ params }) => row('rollout', 'rollout_id', params.rolloutId),
    details: ({ body }) => ({ move: body.move }),
  },
  'backup.make': itself,
  'backup.change-policy': itself,
  'retention.choose': itself,
  'retention.erase-person': itself,
  'asset.import': { area: 'register', subject: () => '' },
  'asset.check-import': asks,
  'desk-rules.choose': {
    area: 'policy',
    subject: () => '',
    look: () => row('desk_policy', 'name', 'desk-rules'),
  },
  'service-terms.set': { area: 'policy', subject: () => '', look: () => newest('service_terms') },
  'closure.enter': { area: 'policy', look: () => closure(null), makes: () => true },
  'closure.end': { area: 'policy', look: ({ params }) => closure(params.closureId) },
  'closure.withdraw': { area: 'policy', look: ({ params }) => closure(params.closureId) },
  'priority-rules.put': {
    area: 'policy',
    subject: () => '',
    look: () => newest('priority_rules'),
  },
  'priority-rules.preview': asks,
  'important-device.remove': {
    area: 'policy',
    look: ({ params: { markId } }) =>
      either(row('important_device', 'mark_id', markId), row('important_asset', 'mark_id', markId)),
  },
  'procedure.put': {
    area: 'policy',
    look: ({ params: { procedureId } }) =>
      newest('procedure', { column: 'procedure_id', value: procedureId }),
    subject: ({ params }) => params.procedureId,
  },
  'handover.change-terms': {
    area: 'policy',
    subject: () => '',
    look: () => newest('handover_terms'),
  },
  'preparation.change-checks': {
    area: 'policy',
    subject: ({ params }) => params.type,
    look: ({ params }) => newest('preparation_checks', { column: 'type', value: params.type }),
  },
  'group.keep': {
    area: 'policy',
    subject: ({ body }) => body.name,
    makes: ({ body }) => body.groupId === null,
    look: ({ body }) => group(body.groupId, body.name),
  },
  'group.remove': {
    area: 'policy',
    look: ({ params }) => group(params.groupId, ''),
  },
  'supplier.keep': {
    area: 'policy',
    subject: ({ body }) => body.name,
    makes: ({ body }) => body.supplierId === null,
    look: ({ body }) => kept('supplier', 'supplier_id', { id: body.supplierId, name: body.name }),
  },
  'supplier.remove': {
    area: 'policy',
    look: ({ params }) => row('supplier', 'supplier_id', params.supplierId),
  },
  'supplier.keep-contact': {
    area: 'policy',
    look: ({ params: { supplierId } }) =>
      both(
        row('supplier', 'supplier_id', supplierId),
        row('supplier_contact', 'supplier_id', supplierId),
      ),
  },
  'text.create': { area: 'policy', subject: ({ body }) => body.name },
  'text.change': {
    area: 'policy',
    look: ({ params }) => row('standard_text', 'text_id', params.textId),
  },
  'text.delete': {
    area: 'policy',
    look: ({ params }) => row('standard_text', 'text_id', params.textId),
  },
  'instruction.publish': {
    area: 'policy',
    look: ({ params }) => row('instruction', 'instruction_id', params.instructionId),
  },
  'instruction.retire': {
    area: 'policy',
    look: ({ params }) => row('instruction', 'instruction_id', params.instructionId),
  },
  'alert.put-rule': {
    area: 'policy',
    subject: ({ body }) => body.name,
    look: ({ params }) => row('alert_rule', 'rule_id', params.ruleId),
  },
  'alert.new-secret': {
    area: 'policy',
    look: ({ params }) => row('alert_rule', 'rule_id', params.ruleId),
  },
  'alert.remove-rule': {
    area: 'policy',
    look: ({ params }) => row('alert_rule', 'rule_id', params.ruleId),
  },
  'alert.test-rule': asks,
  'licence.create': { area: 'policy', subject: ({ body }) => body.name },
  'licence.change': {
    area: 'policy',
    look: ({ params }) => row('licence_product', 'product_id', params.productId),
  },
  'right.create-template': {
    area: 'policy',
    subject: ({ body }) => `${body.system}: ${body.role}`,
  },
  'right.change-template': {
    area: 'policy',
    subject: ({ body }) => `${body.system}: ${body.role}`,
    look: ({ params }) => row('right_template', 'template_id', params.templateId),
  },
  'loan.create-pool': { area: 'policy', subject: ({ body }) => body.name },
  'loan.change-pool': {
    area: 'policy',
    look: ({ params }) => row('loan_pool', 'pool_id', params.poolId),
  },
  'consumable.create': { area: 'policy', subject: ({ body }) => body.name },
  'consumable.change': {
    area: 'policy',
    look: ({ params }) => row('consumable', 'item_id', params.itemId),
  },
  'disturbance.change': {
    area: 'policy',
    subject: ({ body }) => body.title.nl,
    look: ({ params }) => row('disturbance', 'disturbance_id', params.disturbanceId),
  },
  'problem.change': { area: 'policy', look: ({ params }) => problem(params.problemId) },
  'loan-request.decide': ownPages,
  'problem.message': ownPages,
  'roster.plan': ownPages,
  'roster.remove': ownPages,
  'roster.copy': ownPages,
  'quality.draw': ownPages,
  'quality.review': ownPages,
  'improvement.change': ownPages,
  'improvement.look': ownPages,
  'acceptance.create': ownPages,
  'acceptance.seed': ownPages,
  'acceptance.change': ownPages,
  'acceptance.open': ownPages,
  'acceptance.decide': ownPages,
  'acceptance.put-script': ownPages,
  'acceptance.put-tester': ownPages,
  'acceptance.remove-tester': ownPages,
  'acceptance.put-device': ownPages,
  'acceptance.remove-device': ownPages,
};

/** A profile with its published version. */
function profile(profileId: string): Look {
  return both(
    row('kiosk_profile', 'profile_id', profileId),
    newest('kiosk_config', { column: 'profile_id', value: profileId }),
  );
}
