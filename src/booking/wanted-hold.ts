import type { AnyHoldRequest } from '../adapter/contract.js';
import type { Start } from '../engine/answers.js';
import type { Facts } from './facts.js';
import { isFilledIn } from './filled-in.js';
import { nameOfHold } from './hold-name.js';
import { openedSite } from './opened.js';
import { holdOf } from './request.js';

/** What is to be held. */
export interface WantedHold {
  readonly start: Start;
  readonly request: AnyHoldRequest;
  /** Tells it from anything else, in whatever zone its times are shown. */
  readonly key: string;
  /** Tells it to the other widgets. */
  readonly name: string;
}

/** The time that the client fills in the form for; undefined where there is none. Pure. */
export function wantedHold(facts: Facts): WantedHold | undefined {
  const { offer, start, booking } = facts;
  if (!offer || !start || booking || !isFilledIn(facts)) return undefined;
  const request = holdOf(facts, start, openedSite(offer.site));
  // The zone that a start is written in changes nothing.
  return { start, request, key: JSON.stringify({ ...request, start: start.start }), name: nameOfHold(facts, start) };
}
