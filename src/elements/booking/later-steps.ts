import { html, type TemplateResult } from 'lit';
import { TIMES_PARTS } from '../shared/times-parts.js';
import type { StepTemplates } from './frame.js';
import { summary, summaryLine } from './summary.js';

/** The parts of all steps' elements, so that a page can style them from outside: a name that an element lacks does no harm. */
export const STEP_PARTS =
  'search, category, section, section-heading, instructions, option, name, about, duration, price, empty, show-all, ' +
  `portrait, next-time, ${TIMES_PARTS}, hint, field, label, control, invalid, error, row, term, value, when, time, change, ` +
  'hold, ending, ended, extend, notice, offer, see-all, primary, heading, mark, link, calendar-file, calendar-link, again';

const form = (level: number): TemplateResult =>
  html`<rota-details-form
    class="step"
    part="step"
    exportparts=${STEP_PARTS}
    heading-level=${level}
  ></rota-details-form>`;

/** The steps after the first, what else has elements of its own, and what is settled by then. */
export const LATER_STEPS: StepTemplates = {
  page: (level) =>
    html`<rota-master-page
      class="step"
      part="step"
      exportparts=${STEP_PARTS}
      heading-level=${level}
    ></rota-master-page>`,
  specialist: (level) =>
    html`<rota-specialist-picker
      class="step"
      part="step"
      exportparts=${STEP_PARTS}
      heading-level=${level}
    ></rota-specialist-picker>`,
  time: (level) =>
    html`<rota-date-picker
      class="step"
      part="step"
      exportparts=${STEP_PARTS}
      heading-level=${level}
    ></rota-date-picker>`,
  questions: form,
  details: form,
  review: (level) =>
    html`<rota-review class="step" part="step" exportparts=${STEP_PARTS} heading-level=${level}></rota-review>`,
  confirmation: (level) =>
    html`<rota-confirmation
      class="step"
      part="step"
      exportparts=${STEP_PARTS}
      heading-level=${level}
    ></rota-confirmation>`,
  summary,
  summaryLine,
  hold: () => html`<rota-hold exportparts=${STEP_PARTS}></rota-hold>`,
};
