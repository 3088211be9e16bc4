import type { Catalog, Service } from './model.js';
import type { Distribution } from './record.js';

/** The named distributions (DS-1 to DS-4). */
export declare const DISTRIBUTIONS: readonly Distribution[];

/**
 * The distribution that decides for a service: the one it names, or `soonest` where the client chooses and "Any
 * available" means the person with the soonest start (FL-2). Throws an `EngineError` that lists the known names.
 */
export declare function distributionOf(service: Service): Distribution;

/** Why a service can't be auto-assigned (DS-19). */
export interface AssignmentFault {
  readonly code: 'too-few-calendars';
  readonly service: string;
  /** Linked public calendars that there are, and how many it takes. */
  readonly found: number;
  readonly needed: number;
}

/** Why the service's automatic assignment is refused (DS-19); undefined where it holds. */
export declare function assignmentFault(catalog: Catalog, service: Service): AssignmentFault | undefined;
