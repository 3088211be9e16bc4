import { html, nothing, type TemplateResult } from 'lit';
import { chosenMove } from '../../booking/appointments/move.js';
import type { AppointmentsState, Moving } from '../../booking/appointments/state.js';
import type { SpecialistChoice } from '../../booking/state.js';
import type { Instant } from '../../time/units.js';
import { heading } from '../shared/heading.js';
import { progressText } from '../review/progress.js';
import { alertIcon, backIcon } from '../shared/icons.js';
import { catalogOf } from '../shared/catalog-of.js';
import { calendarName } from '../shared/names.js';
import { contact } from '../shared/contact.js';
import { offerList } from '../shared/offers.js';
import { TIMES_PARTS } from '../shared/times-parts.js';
import { notice } from '../shared/trouble-notice.js';
import type { AppointmentWords } from './words.js';

export interface MoveIntents {
  leave(): void;
  move(): void;
  chooseSpecialist(choice: SpecialistChoice): void;
  takeAlternative(start: Instant): void;
}

/** The parts of the date picker, by their own names. */
const PARTS = `${TIMES_PARTS}, hint`;

/** The choice of a new time: what the booking has so far, with whom, month and times, and one button that moves it. */
export function moveView(
  task: Moving,
  state: AppointmentsState,
  words: AppointmentWords,
  level: number,
  intents: MoveIntents,
): TemplateResult {
  const { own, format } = words;
  const { booking } = task;
  return html`<div class="moving" part="moving">
    <button type="button" class="quiet back" part="back" @click=${() => intents.leave()}>
      ${backIcon}${own.moveBack}
    </button>
    ${heading(level, own.moveTitle)}
    <p class="so-far" part="so-far">
      ${own.timeSoFar}<br />
      <strong>${format.dateTime(booking.start, state.zone)}</strong> · <bdi>${booking.serviceName}</bdi><br />
      ${own.keptUntilMoved}
    </p>
    ${whoServes(task, words, intents)} ${lostTime(task, state, words, intents)}
    <rota-date-picker .flow=${task.flow} .headingLevel=${level + 1} exportparts=${PARTS}></rota-date-picker>
    ${moveTrouble(task, state, words)} ${submit(task, state, words, intents)}
  </div>`;
}

/** The person of the booking, or anybody: where both can be had. */
function whoServes(
  { flow, booking }: Moving,
  { own, strings }: AppointmentWords,
  intents: MoveIntents,
): TemplateResult | typeof nothing {
  const { state } = flow;
  const person = state.specialists.find(({ id }) => id === booking.calendar);
  if (!person || !state.specialists.some(({ id }) => id === 'any')) return nothing;
  const option = (id: SpecialistChoice, name: string | undefined): TemplateResult =>
    html`<label part=${state.specialist === id ? 'person selected' : 'person'}>
      <input
        type="radio"
        name="who"
        class="visually-hidden"
        .checked=${state.specialist === id}
        @change=${() => intents.chooseSpecialist(id)}
      /><span><bdi>${name}</bdi></span>
    </label>`;
  return html`<fieldset class="who" part="who">
    <legend>${own.moveWith}</legend>
    <div class="segments">
      ${option(person.id, person.name ?? calendarName(state, person.id))} ${option('any', strings.specialists.any)}
    </div>
  </fieldset>`;
}

/** The chosen time can't be had, and why: the old one stays, and others are offered (RC-3). */
function lostTime(
  { lost, booking }: Moving,
  state: AppointmentsState,
  words: AppointmentWords,
  intents: MoveIntents,
): TemplateResult | typeof nothing {
  if (!lost) return nothing;
  const { own, strings, format } = words;
  const stays = format.fill(own.stays, { when: format.dateTime(booking.start, state.zone) });
  const offers = lost.alternatives.map((start) => ({ start }));
  return html`<div class="notice lost" part="notice" role="alert" tabindex="-1">
    <p class="message">${alertIcon}${strings.lost.why[lost.why]} ${stays}</p>
    ${offers.length > 0 ? html`<p>${strings.lost.withOthers}</p>` : nothing}
    ${offerList(offers, state, words, ({ start }) => intents.takeAlternative(start))}
  </div>`;
}

function moveTrouble(
  { trouble, booking }: Moving,
  state: AppointmentsState,
  words: AppointmentWords,
): TemplateResult | typeof nothing {
  if (!trouble) return nothing;
  const { own, format } = words;
  const when = format.dateTime(booking.start, state.zone);
  return notice(trouble, words, [html`<p>${format.fill(own.stays, { when })}</p>`, contact(state, words)]);
}

function submit(
  { flow, booking, sending }: Moving,
  state: AppointmentsState,
  words: AppointmentWords,
  intents: MoveIntents,
): TemplateResult | typeof nothing {
  const catalog = catalogOf(state);
  const { start, zone, service } = flow.state;
  if (!start || !catalog || !chosenMove(flow.state, booking, catalog)) return nothing;
  const { own, format } = words;
  const busy = sending !== 'idle';
  const when = format.dateTime(start.start, zone);
  const label = format.fill(service?.approval ? own.requestMoveTo : own.moveTo, { when });
  const isMailed = booking.email !== '' && booking.mailed !== false;
  return html`${service?.approval ? html`<p>${isMailed ? own.moveNeedsYes : own.moveIsRequest}</p>` : nothing}
    <button type="button" class="primary" part="primary" aria-disabled=${busy} @click=${() => intents.move()}>
      ${busy ? own.moving : label}
    </button>
    <p class=${sending === 'sending' ? 'visually-hidden' : 'progress-text'} role="status">
      ${sending === 'sending' ? own.moving : progressText({ submission: sending, trouble: undefined }, words)}
    </p>`;
}
