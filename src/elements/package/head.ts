import { html, nothing, type TemplateResult } from 'lit';
import type { Content, PackageState } from '../../booking/packages/state.js';
import { heading } from '../shared/heading.js';
import { calendarName } from '../shared/names.js';
import type { PackageWords } from './words.js';

/** More than so many are said in numbers alone. */
const PIPS = 20;

/** What the package is: name, price, what is in it, who serves, until when, and how much at once (PK-5). */
export function packageHead(state: PackageState, words: PackageWords, level: number): TemplateResult {
  const { template, contents, taken } = state;
  const { format } = words;
  const isTaken = taken.status === 'ready';
  const name = isTaken ? taken.value.name : template?.name;
  return html`<div class="head">
    <div class="title">
      ${heading(level, html`<bdi>${name}</bdi>`)}
      ${template?.price && !isTaken ? html`<p class="price" part="price">${format.money(template.price)}</p>` : nothing}
    </div>
    ${template?.description && !isTaken ? html`<p class="description" part="description"><bdi>${template.description}</bdi></p>` : nothing}
    <ul class="contents" part="contents">
      ${contents.map((content) => contentRow(content, state, words))}
    </ul>
    <ul class="terms" part="terms">
      ${termsOf(state, words).map((term) => html`<li>${term}</li>`)}
    </ul>
  </div>`;
}

function contentRow({ service, count, left }: Content, state: PackageState, words: PackageWords): TemplateResult {
  const { own, format } = words;
  const booked = bookedOf(state, service.id);
  const length = format.list(
    service.durations.map((minutes) => format.duration(minutes)),
    'disjunction',
  );
  const remaining = count - booked;
  const isTaken = state.taken.status === 'ready';
  return html`<li part="content">
    <span class="holds">${format.fill(own.holds, { count, service: service.name })}</span>
    <span class="facts">${length}</span>
    ${isTaken ? html`<span class="left" part="left">${format.fill(own.left, { left: remaining, of: count })}</span>` : nothing}
    ${count <= PIPS ? pips(count, booked, remaining - left) : nothing}
  </li>`;
}

/** One mark for each session: booked, chosen, or still to come. Decoration: the same stands there in words. */
function pips(count: number, booked: number, chosen: number): TemplateResult {
  const kind = (place: number): string => (place < booked ? 'booked' : place < booked + chosen ? 'chosen' : '');
  return html`<span class="pips" part="pips" aria-hidden="true">
    ${Array.from({ length: count }, (_, place) => html`<span class=${kind(place)}></span>`)}
  </span>`;
}

/** How many sessions of a service are booked out of it. */
function bookedOf({ taken }: PackageState, service: string): number {
  if (taken.status !== 'ready') return 0;
  return taken.value.bookings.filter((booking) => booking.service === service && booking.state !== 'cancelled').length;
}

function termsOf(state: PackageState, { own, format }: PackageWords): (TemplateResult | string)[] {
  const { template, lastDay, ended } = state;
  const names = [...new Set(state.contents.flatMap(({ servers }) => servers))].flatMap(
    (calendar) => calendarName(state, calendar) ?? [],
  );
  const terms = [
    names.length > 0 && format.fill(own.servedBy, { names: format.list([...new Set(names)], 'disjunction') }),
    lastDay !== undefined && format.fill(ended ? own.ended : own.validUntil, { date: format.day(lastDay) }),
    template?.weekly !== undefined && format.plural(template.weekly, own.perWeek),
    template?.monthly !== undefined && format.plural(template.monthly, own.perMonth),
  ];
  return terms.filter((term) => term !== false);
}
