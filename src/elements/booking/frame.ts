import { html, nothing, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState, Step } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { ELEMENT_OF, elementOf } from '../shared/step-elements.js';
import { heading } from '../shared/heading.js';
import { backIcon } from '../shared/icons.js';
import { catalogOf } from '../shared/catalog-of.js';
import { contact } from '../shared/contact.js';
import type { Arrival } from './arriving.js';
import { skeletonRows, sorry } from './failure.js';
import type { summary, summaryLine } from './summary.js';

/**
 * The default arrangement: where the client is, the step's question, its element, one primary action, the summary.
 *
 * @param arrival How the element of the step stands.
 * @param retry Asks again for what did not come.
 */
export function frame(
  state: FlowState,
  flow: Flow,
  words: Words,
  level: number,
  arrival: Arrival,
  retry: () => void,
): TemplateResult {
  if (state.step === 'confirmation') {
    return html`<div class="frame" part="frame">
      <div class="main">${stepElement(state, level, words, arrival, retry)}</div>
    </div>`;
  }
  if (!state.service && state.services.length === 0 && state.sections.length === 0) {
    return html`<div class="sorry" part="failure">
      <p>${words.strings.frame.noServices}</p>
      ${contact(state, words)}<slot></slot>
    </div>`;
  }
  const { headings, steps } = words.strings.frame;
  const question = state.step === 'review' && state.service?.approval ? 'request' : state.step;
  return html`<div class="frame" part="frame">
    ${top(state, flow, words)}
    <div class="main">
      ${heading(level, { ...steps, ...headings }[question])} ${STEP_TEMPLATES.summaryLine?.(state, words)}
      ${state.hold ? STEP_TEMPLATES.hold?.(level) : nothing} ${stepElement(state, level + 1, words, arrival, retry)}
      ${carryOn(state, flow, words)}
    </div>
    ${beside(state, words, level + 1)}
  </div>`;
}

/** The element of a step, or what stands there as long as its file is missing. */
function stepElement(
  state: FlowState,
  level: number,
  words: Words,
  arrival: Arrival,
  retry: () => void,
): TemplateResult | undefined {
  if (arrival === 'coming') return html`<div aria-busy="true">${skeletonRows}</div>`;
  if (arrival !== 'here') return html`<div class="notice" part="notice">${sorry(arrival, words, retry)}</div>`;
  return STEP_TEMPLATES[elementOf(state) === ELEMENT_OF[state.step] ? state.step : 'page']?.(level);
}

/** What shows a step, the hold of a time, and the first step of a master page, by the level of its headings; and what is settled so far. */
export type StepTemplates = { readonly [S in Step | 'page' | 'hold']?: (level: number) => TemplateResult } & {
  readonly summary?: typeof summary;
  readonly summaryLine?: typeof summaryLine;
};

/** Those that are there: what comes after the first step comes with its elements (later-steps.ts). */
export const STEP_TEMPLATES: StepTemplates = {
  service: (level) =>
    html`<rota-service-picker
      class="step"
      part="step"
      exportparts="search, category, option, selected, name, about, duration, price, empty, show-all, retry"
      heading-level=${level}
    ></rota-service-picker>`,
};

/**
 * What stands beside the step on a wide page: what is settled so far; and where nothing is yet, or the step itself shows it,
 * whom to ask.
 */
function beside(state: FlowState, words: Words, level: number): TemplateResult {
  // No landmark: a page may have several widgets, and landmarks need names of their own. Its heading says what it is.
  return html`<div class="summary" part="summary">
    ${STEP_TEMPLATES.summary?.(state, words, level) ?? siteCard(state, words, level)}
  </div>`;
}

function siteCard(state: FlowState, words: Words, level: number): TemplateResult {
  return html`${heading(level, html`<bdi>${catalogOf(state)?.site.name}</bdi>`, 'summary-heading')}
  ${contact(state, words, words.strings.contact.questions)}`;
}

/** Back, the progress line, and "2 of 4". */
function top(state: FlowState, flow: Flow, words: Words): TemplateResult {
  const { strings, format } = words;
  const steps = state.steps.filter((step) => step !== 'confirmation');
  const at = steps.indexOf(state.step as (typeof steps)[number]);
  const back = html`<button type="button" class="quiet back" part="back" @click=${() => flow.back()}>
    ${backIcon}${strings.frame.back}
  </button>`;
  const site = html`<p class="site" part="site"><bdi>${catalogOf(state)?.site.name}</bdi></p>`;
  const nameOf = (step: Step): string =>
    (step === 'specialist' && catalogOf(state)?.site.specialistLabel) || strings.frame.steps[step];
  const line = steps.map((step, i) => {
    const status = i < at ? 'done' : i === at ? 'current' : 'ahead';
    return html`<li class=${status} part="bar ${status}" aria-current=${i === at ? 'step' : nothing}>
      <span class="visually-hidden"
        >${format.fill(strings.frame.progress[status], { step: i + 1, of: steps.length, name: nameOf(step) })}</span
      >
    </li>`;
  });
  const count = format.fill(strings.frame.stepOf, { step: at + 1, of: steps.length });
  return html`<div class="top" part="header">
    ${at > 0 ? back : site}
    <p class="count" part="count" dir="auto" aria-hidden="true">${count}</p>
    <ol class="progress" part="progress">
      ${line}
    </ol>
  </div>`;
}

/** "Continue", once the step is answered. Details and review bring their own button. */
function carryOn(state: FlowState, flow: Flow, words: Words): TemplateResult | typeof nothing {
  const { step } = state;
  const answered =
    ((step === 'service' || step === 'specialist') && (state.subject.kind !== 'service' || state[step])) ||
    (step === 'time' && state.start);
  if (!answered) return nothing;
  return html`<button type="button" class="primary continue" part="primary" @click=${() => flow.next()}>
    ${words.strings.frame.continue}
  </button>`;
}
