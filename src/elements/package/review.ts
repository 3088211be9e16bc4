import { html, nothing, type TemplateResult } from 'lit';
import type { ChosenSession, PackageState, PackageStep } from '../../booking/packages/state.js';
import { clientText } from '../review/review-rows.js';
import { progressText } from '../review/progress.js';
import { calendarName } from '../shared/names.js';
import { troubleNotice } from '../shared/trouble-notice.js';
import { chosenList, type ChosenIntents } from './chosen.js';
import type { PackageWords } from './words.js';

export interface ReviewIntents extends ChosenIntents {
  goTo(step: PackageStep): void;
  book(): void;
}

/** Everything that is about to be booked, each part to be changed, and the one button that books it all (FL-6). */
export function packageReview(state: PackageState, words: PackageWords, intents: ReviewIntents): TemplateResult {
  const { own, strings, format } = words;
  const { sessions, taken, steps, template, calendar, submission } = state;
  const isTaken = taken.status === 'ready';
  const isBusy = submission !== 'idle';
  const label = format.plural(sessions.length, isTaken ? own.book : own.take);
  const practitioner = isTaken ? undefined : calendarName(state, calendar);
  return html`${chosenList(state, words, intents)}
    <dl>
      ${
        practitioner === undefined
          ? nothing
          : row(strings.review.specialist, html`<bdi>${practitioner}</bdi>`, undefined, words, intents)
      }
      ${
        template?.price && !isTaken
          ? row(
              own.package,
              html`<bdi>${template.name}</bdi> · ${format.money(template.price)}`,
              undefined,
              words,
              intents,
            )
          : nothing
      }
      ${steps.includes('details') ? row(strings.review.client, clientText(state, words), isBusy ? undefined : 'details', words, intents) : nothing}
    </dl>
    ${needsYes(sessions, state) ? html`<p class="hint" part="hint">${strings.review.needsYes}</p>` : nothing}
    ${troubleNotice(state, words)}
    <div class="action">
      <p class="progress-text" role="status">${progressText(state, words)}</p>
      <button
        type="button"
        class="primary"
        part="primary"
        aria-disabled=${isBusy || nothing}
        @click=${() => intents.book()}
      >
        ${isBusy ? strings.review.sending : label}
      </button>
    </div>`;
}

function row(
  label: string,
  value: unknown,
  step: PackageStep | undefined,
  { strings, format }: PackageWords,
  intents: ReviewIntents,
): TemplateResult {
  return html`<div class="row" part="row">
    <dt part="term">${label}</dt>
    <dd part="value">${value}</dd>
    ${
      step
        ? html`<dd class="change">
            <button
              type="button"
              class="quiet"
              part="change"
              aria-label=${format.fill(strings.review.changePart, { part: label })}
              @click=${() => intents.goTo(step)}
            >
              ${strings.review.change}
            </button>
          </dd>`
        : nothing
    }
  </div>`;
}

/** Whether any of them waits for somebody's yes (FL-11). */
function needsYes(sessions: readonly ChosenSession[], { contents }: PackageState): boolean {
  return contents.some(({ service }) => service.approval && sessions.some((one) => one.service === service.id));
}
