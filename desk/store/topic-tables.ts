import type { AcceptanceTables } from './acceptance-tables.ts';
import type { AlertTables } from './alert-tables.ts';
import type { AppointmentTable } from './appointment-tables.ts';
import type { ClosedAppointmentTable } from './closed-appointment-store.ts';
import type { ImportantAssetTable } from './important-asset-store.ts';
import type { ApprovalTable, IdentityProofTable } from './approval-tables.ts';
import type { AssetImportPartTable, AssetImportTable } from './asset-import-tables.ts';
import type { AssetGramTable, AssetTextTable } from './asset-search-tables.ts';
import type {
  AssetDeviceTable,
  AssetEventTable,
  AssetIdentifierTable,
  AssetModelTable,
  AssetTable,
} from './asset-tables.ts';
import type { CustodyMovementTable, LeftDeviceTable, ShelfTable } from './bench-tables.ts';
import type { FloorPlanTables } from './floor-plan-tables.ts';
import type { PortTables } from './port-tables.ts';
import type { AuditTables } from './audit-tables.ts';
import type { CareTables } from './care-tables.ts';
import type { ComplaintToldTable } from './complaint-tables.ts';
import type { ConsumableTables } from './consumable-tables.ts';
import type {
  DisturbanceAffectedTable,
  DisturbanceTable,
  DisturbanceTicketTable,
} from './disturbance-tables.ts';
import type {
  EscalationTable,
  StaffGroupMemberTable,
  StaffGroupTable,
  SupplierTable,
} from './escalation-tables.ts';
import type { FeedbackAskTable } from './feedback-ask-store.ts';
import type { FeedbackTable } from './feedback-tables.ts';
import type { FleetTables } from './fleet-tables.ts';
import type { HandInTables } from './hand-in-tables.ts';
import type { HandoverTables } from './handover-tables.ts';
import type { InstructionLinkTables } from './instruction-link-tables.ts';
import type { InstructionTables } from './instruction-tables.ts';
import type { JoinedVisitTable, TicketLinkTable } from './joined-visit-tables.ts';
import type { KioskConfigTables } from './kiosk-config-tables.ts';
import type { KioskRequestTable } from './kiosk-request-tables.ts';
import type { KnowledgeCandidateTable } from './knowledge-candidate-tables.ts';
import type { LoanRequestTables } from './loan-request-tables.ts';
import type { LicenceProductTable, LicenceSeatTable, LicenceWaitTable } from './licence-tables.ts';
import type { ManagementTables } from './management-tables.ts';
import type { JobTable, NoticeTable } from './notice-tables.ts';
import type { OutgoingTables } from './outgoing-tables.ts';
import type { PreparationTables } from './preparation-tables.ts';
import type { PresenceTable } from './presence-tables.ts';
import type {
  DataExportTable,
  ImportantDeviceTable,
  PriorityRulesTable,
} from './priority-tables.ts';
import type { ProblemTable, ProblemTicketTable } from './problem-tables.ts';
import type {
  ProcedureRunTable,
  ProcedureStepTable,
  ProcedureTable,
  WorkLogTable,
} from './procedure-tables.ts';
import type { RetentionTables } from './retention-tables.ts';
import type { RightGrantTable, RightTemplateTable } from './right-tables.ts';
import type { SearchDocumentTable, SearchPositionTable } from './search-tables.ts';
import type { ServiceLevelTables } from './service-level-tables.ts';
import type { SetAsideTables } from './set-aside-tables.ts';
import type { SiteCounterTable, SiteTable } from './site-tables.ts';
import type { AccountSkillTable, TicketNeedTable } from './skill-tables.ts';
import type { StandardTextTable } from './text-tables.ts';
import type { ThingIndexTable, ThingWordsTable } from './thing-words-tables.ts';
import type { TicketAttachmentTable } from './ticket-attachment-tables.ts';
import type { UpdateTables } from './update-tables.ts';
import type { SavedViewTable } from './view-tables.ts';
import type { WishesTables } from './wishes-tables.ts';
import type { UnlikelyDayTable } from './unlikely-store.ts';

/** The tables of the topics of a desk, each described beside how it is made. */
export interface TopicTables
  extends
    AcceptanceTables,
    AuditTables,
    PortTables,
    FloorPlanTables,
    CareTables,
    AlertTables,
    ConsumableTables,
    FleetTables,
    HandInTables,
    LoanRequestTables,
    HandoverTables,
    InstructionLinkTables,
    InstructionTables,
    KioskConfigTables,
    ManagementTables,
    OutgoingTables,
    PreparationTables,
    RetentionTables,
    ServiceLevelTables,
    SetAsideTables,
    UpdateTables,
    WishesTables {
  readonly complaint_told: ComplaintToldTable;
  readonly knowledge_candidate: KnowledgeCandidateTable;
  readonly appointment: AppointmentTable;
  readonly closed_appointment: ClosedAppointmentTable;
  readonly site: SiteTable;
  readonly site_counter: SiteCounterTable;
  readonly account_skill: AccountSkillTable;
  readonly ticket_need: TicketNeedTable;
  readonly notice: NoticeTable;
  readonly presence: PresenceTable;
  readonly standard_text: StandardTextTable;
  readonly job: JobTable;
  readonly procedure: ProcedureTable;
  readonly procedure_run: ProcedureRunTable;
  readonly procedure_step: ProcedureStepTable;
  readonly work_log: WorkLogTable;
  readonly priority_rules: PriorityRulesTable;
  readonly important_asset: ImportantAssetTable;
  readonly important_device: ImportantDeviceTable;
  readonly data_export: DataExportTable;
  readonly staff_group: StaffGroupTable;
  readonly staff_group_member: StaffGroupMemberTable;
  readonly supplier: SupplierTable;
  readonly escalation: EscalationTable;
  readonly saved_view: SavedViewTable;
  readonly search_document: SearchDocumentTable;
  readonly search_position: SearchPositionTable;
  readonly thing_words: ThingWordsTable;
  readonly thing_index: ThingIndexTable;
  readonly shelf: ShelfTable;
  readonly left_device: LeftDeviceTable;
  readonly custody_movement: CustodyMovementTable;
  readonly joined_visit: JoinedVisitTable;
  readonly ticket_link: TicketLinkTable;
  readonly feedback: FeedbackTable;
  readonly feedback_ask: FeedbackAskTable;
  readonly unlikely_day: UnlikelyDayTable;
  readonly licence_product: LicenceProductTable;
  readonly licence_seat: LicenceSeatTable;
  readonly licence_wait: LicenceWaitTable;
  readonly right_template: RightTemplateTable;
  readonly right_grant: RightGrantTable;
  readonly approval: ApprovalTable;
  readonly identity_proof: IdentityProofTable;
  readonly disturbance: DisturbanceTable;
  readonly disturbance_affected: DisturbanceAffectedTable;
  readonly disturbance_ticket: DisturbanceTicketTable;
  readonly problem: ProblemTable;
  readonly problem_ticket: ProblemTicketTable;
  readonly asset_model: AssetModelTable;
  readonly asset: AssetTable;
  readonly asset_identifier: AssetIdentifierTable;
  readonly asset_device: AssetDeviceTable;
  readonly asset_event: AssetEventTable;
  readonly asset_text: AssetTextTable;
  readonly asset_gram: AssetGramTable;
  readonly ticket_attachment: TicketAttachmentTable;
  readonly asset_import: AssetImportTable;
  readonly asset_import_part: AssetImportPartTable;
  readonly kiosk_request: KioskRequestTable;
}
