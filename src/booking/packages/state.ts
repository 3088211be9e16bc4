/** What the headless part of a package knows at one moment: elements render this and nothing else (PK-1 to PK-6). */
import type { Booking, TakenPackage } from '../../adapter/contract.js';
import type { Catalog, Service } from '../../engine/model.js';
import type { Package } from '../../engine/offers.js';
import type { Day, Instant } from '../../time/units.js';
import type { LinkFault } from '../appointments/state.js';
import type { Flow } from '../flow.js';
import type { Details, FlowOptions, Loading, LostReason, Submission, Trouble } from '../state.js';

/** A session that the client has chosen, and nobody has booked yet. */
export interface ChosenSession {
  readonly service: string;
  /** Minutes. */
  readonly duration: number;
  readonly start: Instant;
  /** Whom the client chose with the time (PK-6); the site chooses where left out. */
  readonly calendar?: string;
}

/** What a package holds of one service. */
export interface Content {
  readonly service: Service;
  /** As it was sold. */
  readonly count: number;
  /** What neither is booked nor chosen yet (PK-5). */
  readonly left: number;
  /** Calendars of those who may serve it (PK-1). */
  readonly servers: readonly string[];
}

/** A time that can't be had any more, and why (RC-3). */
export interface LostSession {
  readonly session: ChosenSession;
  readonly why: LostReason;
  /** What is free instead, as the backend says. */
  readonly alternatives: readonly Instant[];
}

/** The choice of a time for one session. */
export interface Choosing {
  readonly service: string;
  /** The times to choose from. */
  readonly flow: Flow;
  /** The session whose time is being changed. */
  readonly before?: ChosenSession;
  readonly lost?: LostSession;
}

/** Why a package has no session on a day: it is over by then, or holds no more in that week or month (PK-5). */
export type Shut = 'expired' | 'week' | 'month';

/** The client's way: a package that the client has begins with what is left of it, one that is taken with its first session. */
export type PackageStep = 'overview' | 'sessions' | 'details' | 'review';

export interface PackageState {
  readonly catalog: Loading<Catalog>;
  /** Zone that times are shown in, and that of the site. */
  readonly zone: string;
  readonly siteZone: string;
  /** The backend's clock, advanced by the time since its answer; the browser's where it tells none. */
  readonly now: Instant;
  /** What is sold. */
  readonly template: Package | undefined;
  /** What the client has of it: what the link opens, or what was just taken. */
  readonly taken: Loading<TakenPackage>;
  readonly fault: LinkFault | undefined;
  /** The calendar of the practitioner who is assigned to it, and those to choose one from where nobody else may serve (PK-1). */
  readonly calendar: string | undefined;
  readonly practitioners: readonly string[];
  readonly contents: readonly Content[];
  /** The last date on which a session may start (PK-5), in the site's zone. */
  readonly lastDay: Day | undefined;
  /** Whether that is past. */
  readonly ended: boolean;
  /** Whether sessions can be booked: the backend takes them, and some are left that have not expired. */
  readonly open: boolean;
  readonly step: PackageStep;
  /** The steps of this way; those without a question are left out. */
  readonly steps: readonly PackageStep[];
  /** What is chosen beside the time that is being chosen, in order of time. */
  readonly sessions: readonly ChosenSession[];
  readonly choosing: Choosing | undefined;
  readonly details: Details;
  readonly submission: Submission;
  readonly trouble: Trouble | undefined;
  /** What was booked last, to be told once. */
  readonly booked: readonly Booking[] | undefined;
}

export interface PackageOptions extends Pick<
  FlowOptions,
  'zone' | 'locale' | 'prefill' | 'hiddenFields' | 'keepDraft' | 'shared'
> {
  /** Id of the package; the one that there is where left out. */
  readonly package?: string;
  /** The calendar of the practitioner to be assigned to it. */
  readonly calendar?: string;
}
