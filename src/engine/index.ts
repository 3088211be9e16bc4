/**
 * The engine: who is free, whose turn it is, and why. Pure functions over plain data; no DOM, clock, network or random
 * source. Open a site once, then ask it questions about one `Availability` at a time. Both are taken as immutable:
 * whoever changes one in place gets old answers (compiled timetables are kept per object).
 */
export type * from './answers.js';
export type * from './distribution.js';
export type * from './model.js';
export type * from './offers.js';
export type * from './reasons.js';
export type * from './record.js';
export { linkSite, type LinkedSite } from './links.js';
export { openChecked, openLinked, openSite, type OpenedSite, type OpenOptions } from './site.js';
export { EngineError } from './errors.js';
export { firstOfEach, freeCalendars, labelledStarts, nextStarts, starts } from './starts.js';
export { days } from './days.js';
export { whyNot } from './why-not.js';
export { explainStart, type Block, type CalendarExplanation, type Change } from './explain.js';
export { choose, type Choice } from './choose.js';
export { winnerAt } from './winner.js';
export { withCalendar } from './timetables.js';
export { offeredCalendars } from './stages/offered.js';
export { eligibleCalendars } from './stages/eligible.js';
export { eligibleMembers, servingCalendars } from './stages/serving.js';
export { assignmentFault, distributionOf, DISTRIBUTIONS, type AssignmentFault } from './distributions.js';
export {
  figuresOf,
  ledgerUntil,
  type LedgerEntry,
  type LedgerLine,
  type MemberEntry,
  type SeatTaken,
} from './ledger.js';
export { ranksOf } from './ranks.js';
export { verify, type Verification } from './verify.js';
export { causeOf, historyOf, type HistoryCause, type HistoryEntry, type HistoryFilter } from './history.js';
export { choosePanel, type PanelChoice } from './panels/choose-panel.js';
export {
  explainPanel,
  type MemberExplanation,
  type PanelExplanation,
  type SeatExplanation,
} from './panels/explain-panel.js';
export { panelDays, type PanelDay } from './panels/panel-days.js';
export { panelStarts } from './panels/panel-starts.js';
export { panelFaults, type PanelFault } from './panels/panel.js';
export type { PanelQuestion } from './panels/panel-timetable.js';
export * from './panels/panel-record.js';
export { packageFaults, ruleFaults, type PackageFault } from './packages/package.js';
export { packageServers, type Server, type ServerReason } from './packages/servers.js';
export * from './packages/sessions.js';
export { FoldedLedger } from './folded-ledger.js';
export { reachedOnly } from './limits.js';
export { monitoringOf, type Asked, type Cycle, type MemberFigures, type Monitoring } from './monitoring.js';
export { whatIf, type Outcome, type Past, type PastCalendar, type Replay, type WhatIf } from './what-if.js';
export { pageOffers, type PageOffer } from './pages/page.js';
export { pageProblems, type PageProblem } from './pages/check.js';
export { pageDays } from './pages/page-days.js';
export * from './pages/rules.js';
export { pageWay, type PageStep, type PageWay, type Picked } from './pages/steps.js';
export {
  chooseReassigned,
  reassign,
  reassignmentFault,
  reassignmentOptions,
  type BookedSession,
  type Reassignment,
  type ReassignmentFault,
  type ReassignmentOption,
  type ReassignmentOrder,
} from './reassign.js';
