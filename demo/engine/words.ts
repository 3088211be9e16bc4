/** What the views share: names, times in words, and a tutor as a picture and a name. */
import { html, type TemplateResult } from 'lit';
import type { Reason } from '../../src/engine/index.js';
import { reasonWords } from '../../src/locale/reason-words.js';
import { wordsFor } from '../../src/locale/words.js';
import { zonePlace } from '../../src/locale/zone-place.js';
import type { Instant } from '../../src/time/index.js';
import { SITE_ZONE, TUTORS } from './team.js';

export const words = wordsFor('en-GB');
const { format } = words;

export const nameOf = (id: string): string => TUTORS.find((tutor) => tutor.id === id)?.name ?? id;
export const zoneOf = (id: string): string => TUTORS.find((tutor) => tutor.id === id)?.zone ?? SITE_ZONE;
export const placeOf = (id: string): string => zonePlace(zoneOf(id));

/** A time of the page's day, on the site's clock. */
export const time = (start: Instant): string => format.time(start, SITE_ZONE);

/** The class that gives a tutor's things their colour. */
export const tint = (id: string): string => `tint-${TUTORS.findIndex((tutor) => tutor.id === id)}`;

/** A tutor's initial in the tutor's colour; the name must stand beside it. */
export function face(id: string): TemplateResult {
  return html`<span class="face ${tint(id)}" aria-hidden="true">${nameOf(id).charAt(0)}</span>`;
}

/** A tutor, as a coloured initial and a name. */
export function person(id: string, dropped = false): TemplateResult {
  return html`<span class="person ${dropped ? 'dropped' : ''}"
    >${face(id)}<span class="name">${nameOf(id)}</span></span
  >`;
}

/** Why a tutor can't take a start, as the end of a sentence. Times are the tutor's own, and say so where that isn't the site's clock. */
export function reason(id: string, why: Reason): string {
  const told = reasonWords(why, zoneOf(id), words);
  const hasTimes = 'span' in why || 'earliest' in why || 'latest' in why;
  return hasTimes && zoneOf(id) !== SITE_ZONE ? `${told}, ${placeOf(id)} time` : told;
}
