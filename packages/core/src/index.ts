export {
  type AccountState,
  type ApiToken,
  type AuditCheck,
  type AuditEntry,
  accountState,
  apiToken,
  auditCheck,
  auditEntry,
  type Caller,
  changePassword,
  type Entrance,
  entrance,
  type Invitation,
  type Invited,
  invitation,
  invited,
  LEAST_PASSWORD,
  type Member,
  type NewAccount,
  type NewInvitation,
  type NewResultsLink,
  type NewToken,
  newAccount,
  newInvitation,
  newResultsLink,
  newToken,
  type People,
  people,
  type ResultsLink,
  resultsLink,
  type Session,
  type SignIn,
  session,
  signIn,
} from './access.ts'
export { addSegments } from './add-segments.ts'
export { assignedArm } from './assigned-arm.ts'
export { AUTOMATIC_EVENTS, type AutomaticEvent } from './automatic-events.ts'
export { type BanditView, banditView, type WeighedAudience } from './bandit-view.ts'
export { type Batch, batch, MOST_EVENTS, type Receipt } from './batch.ts'
export {
  type BeforeAfter,
  beforeAfter,
  WEEKLY_FIGURES,
  type WeeklyFigure,
} from './before-after.ts'
export type { BlockForm } from './block-form.ts'
export { BLOCKS } from './block-forms.ts'
export { type BlockChange, blockOf, placeOf } from './block-of.ts'
export { bucketRanges, chooseArm, equalWeights, inNamespace, type Range } from './bucketing.ts'
export { type CampaignFigures, type CampaignReport, campaignReport } from './campaign-report.ts'
export { type ProfileCeiling, profileCeiling } from './ceiling.ts'
export type {
  Change,
  InsertMethod,
  InsertPlace,
  PublishedBlock,
  PublishedChange,
  RowPick,
  Token,
  Tree,
} from './change.ts'
export { checkConfig } from './check-config.ts'
export { PLACE } from './check-own-block.ts'
export { checkProps } from './check-props.ts'
export type { ClauseCount } from './clause-counts.ts'
export { type CompileCondition, conditionCompiler } from './compile-condition.ts'
export { compileConfig } from './compile-config.ts'
export type { Condition } from './condition.ts'
export { type Config, config } from './config.ts'
export { ConfigError } from './config-error.ts'
export type { Consent } from './consent.ts'
export type { Cost } from './cost.ts'
export { isKnownOrder } from './customer.ts'
export { type Decision, decide, type Occasion, type Visitor } from './decide.ts'
export { type DemoData, demoData } from './demo-data.ts'
export { type Document, documentFor, type Surroundings } from './document.ts'
export { DOCUMENT_ROOMS, pathRemedy } from './document-paths.ts'
export { type DrawnBlock, drawnBlock } from './drawn-block.ts'
export { type Event, event, type VisitorEvent } from './event.ts'
export { GA4_EVENTS, KNOWN_EVENTS } from './event-names.ts'
export { EVERYONE } from './everyone.ts'
export { type Arm, type Audience, CONTROL, type Experience, isReserved } from './experience.ts'
export { explain, explainIn } from './explain.ts'
export type { Clause, Explanation } from './explanation.ts'
export { EXPOSURE, isExposed } from './exposure.ts'
export type { Field, PropsOf } from './field.ts'
export { forceArms } from './force-arms.ts'
export { type Deed, deedsOf, type Funnel, type FunnelStep, stepName } from './funnel.ts'
export {
  type FunnelArm,
  type FunnelReport,
  type FunnelResult,
  funnelReport,
} from './funnel-report.ts'
export { LOCATED } from './geo.ts'
export type { Goal } from './goal.ts'
export type { GoalGuardrail } from './goal-guardrail.ts'
export { fnv1a, hash } from './hash.ts'
export type { Health, Spell } from './health.ts'
export { HOLDOUTS } from './holdout.ts'
export { isProfile } from './is-profile.ts'
export {
  type Cohort,
  type Days,
  type Effectiveness,
  FIGURES,
  type Figure,
  type Figures,
  type KpiReport,
  kpiReport,
  type Overlap,
  type SegmentFigures,
} from './kpi-report.ts'
export { KPIS } from './kpis/catalogue.ts'
export { KPI_IDS, KPI_PARTS, type KpiEntry, type KpiId } from './kpis/kpi.ts'
export { learn, learnBeyondVisit } from './learn.ts'
export { compileLearning, type LearningParts, type LearningProgram } from './learning.ts'
export { hasLeastData, LEAST_CONVERTERS, LEAST_VISITORS } from './least-data.ts'
export { type LedgerReport, ledgerReport } from './ledger-report.ts'
export { LIBRARY_GROUPS, type LibraryEntry, type Question } from './library-entry.ts'
export { type LiveEvent, liveEvent } from './live-event.ts'
export { type MadePreviews, madePreviews } from './made-previews.ts'
export { matchSegments } from './match-segments.ts'
export { moreLearner } from './more-learner.ts'
export { nearName } from './near-name.ts'
export { newProfile } from './new-profile.ts'
export type { OwnBlock } from './own-block.ts'
export { type PageCheck, type PageFinding, pageCheck } from './page-check.ts'
export { pagePattern } from './page-rule.ts'
export { everyPart } from './parts.ts'
export { valueAt } from './path.ts'
export { pathsOf } from './paths-of.ts'
export { type PeopleAsked, peopleKey, withNumber } from './people.ts'
export { type Power, power } from './power.ts'
export { describe, type Problem, problem } from './problem.ts'
export { type Cart, type Exposed, PROFILE_FORMAT, type Profile, type Visit } from './profile.ts'
export { compileProgram, type FreshEvent, type Parts, type Program } from './program.ts'
export { pruneProfile } from './prune-profile.ts'
export { type HtmlToTree, type RenderBlock, type Rendering, withTokens } from './publish-change.ts'
export { publishTraits } from './publish-traits.ts'
export {
  FORMAT,
  type Published,
  type PublishedArm,
  type PublishedAudience,
  type PublishedExperience,
  type PublishedSegment,
} from './published.ts'
export { rangesOf } from './ranges-of.ts'
export { type CompiledGoal, compileGoals, reachGoals } from './reach-goals.ts'
export type { RecordedEvent } from './recorded-event.ts'
export { createReplay, type Replay } from './replay.ts'
export {
  type ReplayReport,
  type ReplaySample,
  replayReport,
  type SegmentReplay,
  type ShownArm,
} from './replay-report.ts'
export {
  type ArmResult,
  type Gain,
  type GoalResult,
  type Guardrail,
  type HoldoutResult,
  type Interval,
  type Lift,
  type Money,
  type More,
  type Report,
  report,
  type ShortResult,
  type Verdict,
} from './report.ts'
export { type DetailLine, type ReportDetail, reportDetail } from './report-detail.ts'
export { type ReportCheck, reportChecks, reportNotes } from './report-notes.ts'
export { ALL_SITES, ROLES, type Role, type Roles, reaches, role, roleAt } from './role.ts'
export { momentIn, offsetAt } from './schedule.ts'
export type { Segment } from './segment.ts'
export { type ReadySegment, segmentFromLibrary } from './segment-from-library.ts'
export { SEGMENT_LIBRARY } from './segment-library.ts'
export { type SiteVersion, siteVersion } from './site-version.ts'
export {
  SURROGATE_KINDS,
  type SurrogateGoal,
  type SurrogateReport,
  surrogateReport,
} from './surrogate-report.ts'
export {
  BLOCK_CLOSED,
  CONFLICT,
  SHOWN,
  SURVEY_ANSWER,
  TARGET_CLICK,
  TARGET_MISSING,
  targetGoal,
} from './target-events.ts'
export { type TimesArm, type TimesReport, timesReport } from './times-report.ts'
export type { Trait } from './trait.ts'
export type { LateTrigger, Trigger } from './trigger.ts'
export { unreachable } from './unreachable.ts'
export { type PartsAfter, type PartsBefore, partsAfter, partsBefore } from './used-parts.ts'
export { uuid7 } from './uuid.ts'
export { CAMPAIGN, learnVisit } from './visit.ts'
export { wholeProgram } from './whole-program.ts'
export { elapsed, millisOf } from './window.ts'
