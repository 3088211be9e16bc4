import { html, nothing, type TemplateResult } from 'lit';
import type { Choosing, PackageState } from '../../booking/packages/state.js';
import { chosenSession } from '../../booking/packages/session-flow.js';
import type { SpecialistChoice } from '../../booking/state.js';
import type { Instant } from '../../time/units.js';
import { alertIcon } from '../shared/icons.js';
import { calendarName } from '../shared/names.js';
import { offerList } from '../shared/offers.js';
import { TIMES_PARTS } from '../shared/times-parts.js';
import type { PackageWords } from './words.js';

export interface ChoiceIntents {
  chooseService(service: string): void;
  chooseSpecialist(choice: SpecialistChoice): void;
  chooseCalendar(calendar: string): void;
  leaveSession(): void;
  takeAlternative(start: Instant): void;
  addSession(): void;
  next(): void;
}

/** The parts of the date picker, by their own names but for one that would be mistaken. */
const PARTS = `${TIMES_PARTS}, hint: times-hint`;

/** The choice of one session's time: of which service, with whom, month and times (PK-6). */
export function sessionChoice(
  choosing: Choosing,
  state: PackageState,
  words: PackageWords,
  level: number,
  intents: ChoiceIntents,
): TemplateResult {
  const { own, format } = words;
  const { contents, sessions } = state;
  const booked =
    state.taken.status === 'ready' ? state.taken.value.bookings.filter((one) => one.state !== 'cancelled') : [];
  const of = contents.reduce((sum, { count }) => sum + count, 0);
  const number = booked.length + sessions.length + 1;
  return html`<section class="choice" part="choice">
    <div class="section" role="heading" aria-level=${level} tabindex="-1" id="choice">
      ${format.fill(own.sessionOf, { number, of })}
    </div>
    ${lostTime(choosing, state, words, intents)} ${services(choosing, state, words, intents)}
    ${people(choosing, words, intents)}
    <rota-date-picker .flow=${choosing.flow} .headingLevel=${level + 1} exportparts=${PARTS}></rota-date-picker>
  </section>`;
}

/** What can be done about the sessions: one more, none more, on to the next step. */
export function choiceActions(state: PackageState, words: PackageWords, intents: ChoiceIntents): TemplateResult {
  const { own, strings, format } = words;
  const { choosing, sessions, open, practitioners, calendar } = state;
  const current = choosing && chosenSession(choosing);
  const count = sessions.length + (current ? 1 : 0);
  const needsPerson = practitioners.length > 0 && calendar === undefined;
  return html`<div class="actions end">
    ${count === 0 && !needsPerson ? html`<p class="hint" part="hint">${own.firstHint}</p>` : nothing}
    ${count > 0 && !open ? html`<p class="hint" part="hint">${own.allChosen}</p>` : nothing}
    ${
      choosing?.before
        ? html`<button type="button" class="quiet" part="leave" @click=${() => intents.leaveSession()}>
            ${own.keep}
          </button>`
        : nothing
    }
    ${
      open && count > 0 && (current || !choosing)
        ? html`<button type="button" part="add" class="add" @click=${() => intents.addSession()}>${own.add}</button>`
        : nothing
    }
    ${
      count > 0
        ? html`<button type="button" class="primary" part="primary" @click=${() => intents.next()}>
            ${sessions.length > 0 || open ? format.plural(count, own.continue) : strings.frame.continue}
          </button>`
        : nothing
    }
  </div>`;
}

/** Which service the session is of, where the package holds several. */
function services(
  { service }: Choosing,
  { contents }: PackageState,
  words: PackageWords,
  intents: ChoiceIntents,
): TemplateResult | typeof nothing {
  const open = contents.filter((one) => one.service.id === service || (one.left > 0 && one.servers.length > 0));
  if (contents.length < 2) return nothing;
  const options = open.map((one) => ({ id: one.service.id, name: one.service.name }));
  return segmented('service', words.strings.review.service, options, service, (id) => intents.chooseService(id));
}

/** Whose times show: everybody's, each with the name, or one person's. */
function people(
  { flow }: Choosing,
  { strings }: PackageWords,
  intents: ChoiceIntents,
): TemplateResult | typeof nothing {
  const { specialists, specialist } = flow.state;
  if (specialists.length < 2) return nothing;
  const options = specialists.map(({ id, name = strings.specialists.any }) => ({ id, name }));
  return segmented('person', strings.review.specialist, options, specialist, (id) => intents.chooseSpecialist(id));
}

/** The practitioner to be assigned, where nobody else may serve (PK-1). */
export function practitionerChoice(
  state: PackageState,
  words: PackageWords,
  intents: ChoiceIntents,
): TemplateResult | typeof nothing {
  const options = state.practitioners.flatMap((id) => ({ id, name: calendarName(state, id) ?? id }));
  if (options.length === 0) return nothing;
  return segmented('practitioner', words.own.practitioner, options, state.calendar, (id) => intents.chooseCalendar(id));
}

/** One of a few things with short names. */
function segmented(
  name: string,
  legend: string,
  options: readonly { readonly id: string; readonly name: string }[],
  chosen: string | undefined,
  choose: (id: string) => void,
): TemplateResult {
  return html`<fieldset class="which" part="which">
    <legend>${legend}</legend>
    <div class="segments">
      ${options.map(
        (option) =>
          html`<label part=${option.id === chosen ? 'option selected' : 'option'}>
            <input
              type="radio"
              name=${name}
              class="visually-hidden"
              .checked=${option.id === chosen}
              @change=${() => choose(option.id)}
            /><span><bdi>${option.name}</bdi></span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

/** The time was taken meanwhile: everything else stays, and others are offered (RC-3). */
function lostTime(
  { lost }: Choosing,
  state: PackageState,
  words: PackageWords,
  intents: ChoiceIntents,
): TemplateResult | typeof nothing {
  if (!lost) return nothing;
  const { own, strings, format } = words;
  const { zone } = state;
  const { session, why, alternatives } = lost;
  const offers = alternatives.map((start) => ({ start }));
  return html`<div class="notice lost" part="notice" role="alert" tabindex="-1">
    <p class="message">
      ${alertIcon}<span><strong>${format.dateTime(session.start, zone)}</strong><br />${strings.lost.why[why]}</span>
    </p>
    <p>${own.othersStay}</p>
    ${offers.length > 0 ? html`<p>${strings.lost.withOthers}</p>` : nothing}
    ${offerList(offers, state, words, ({ start }) => intents.takeAlternative(start))}
  </div>`;
}
