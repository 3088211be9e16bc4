import { html, nothing, type TemplateResult } from 'lit';
import type { ChosenSession, PackageState } from '../../booking/packages/state.js';
import { catalogOf } from '../shared/catalog-of.js';
import { calendarName } from '../shared/names.js';
import { whenText } from '../shared/when.js';
import type { PackageWords } from './words.js';

export interface ChosenIntents {
  changeSession(session: ChosenSession): void;
  removeSession(session: ChosenSession): void;
}

/**
 * The sessions that are chosen, each to be changed or taken out.
 *
 * @param isBrief Whether the zone of the times stands elsewhere.
 */
export function chosenList(
  state: PackageState,
  words: PackageWords,
  intents: ChosenIntents,
  { isBrief = false } = {},
): TemplateResult | typeof nothing {
  const { sessions } = state;
  if (sessions.length === 0) return nothing;
  return html`<ol class=${isBrief ? 'chosen brief' : 'chosen'} aria-label=${words.own.sessions}>
    ${sessions.map((session) => chosenRow(session, state, words, intents))}
  </ol>`;
}

function chosenRow(
  session: ChosenSession,
  state: PackageState,
  words: PackageWords,
  intents: ChosenIntents,
): TemplateResult {
  const { own, strings, format } = words;
  const name = format.dateTime(session.start, state.zone);
  const isBusy = state.submission === 'sending' || state.submission === 'checking';
  return html`<li part="session chosen">
    <div class="when" part="when">${whenText(session.start, session.duration, state, words)}</div>
    <p class="what">${sessionFacts(session, state, words)}</p>
    ${
      isBusy
        ? nothing
        : html`<p class="actions">
            <button
              type="button"
              class="quiet"
              part="change"
              aria-label=${format.fill(strings.review.changePart, { part: name })}
              @click=${() => intents.changeSession(session)}
            >
              ${strings.review.change}
            </button>
            <button
              type="button"
              class="quiet remove"
              part="remove"
              aria-label=${format.fill(own.remove, { session: name })}
              @click=${() => intents.removeSession(session)}
            >
              ${own.removeShort}
            </button>
          </p>`
    }
  </li>`;
}

/** What a chosen session is of, where there are several services, and with whom. */
function sessionFacts(session: ChosenSession, state: PackageState, words: PackageWords): TemplateResult {
  const { strings, format } = words;
  const service = catalogOf(state)?.services.find(({ id }) => id === session.service);
  const person = calendarName(state, session.calendar);
  return html`<bdi>${service?.name}</bdi
    >${person ? html` ${format.fill(strings.confirmation.with, { names: person })}` : nothing}`;
}
