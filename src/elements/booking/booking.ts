import { ALL_PARTS } from '../../booking/all-parts.js';
import type { Parts } from '../../booking/parts.js';
import { BookingElement } from './booking-element.js';
import { STEP_TEMPLATES } from './frame.js';
import { LATER_STEPS } from './later-steps.js';

Object.assign(STEP_TEMPLATES, LATER_STEPS);

/**
 * `<rota-booking>`: books a session, from the choice of a service to the confirmation.
 *
 * Alone it brings its own arrangement, step by step. With `rota-*` elements inside, it leaves the arrangement to the page and
 * gives them the flow that they show. Anything else inside stands in for the widget where it can't start.
 *
 * The parts of the elements in its steps carry through by their own names, and what is chosen is told by two names:
 * `rota-booking::part(day)`, `rota-booking::part(day selected)`, `rota-booking::part(slot selected)`.
 *
 * @slot - The page's own arrangement of `rota-*` elements; or what to show where the widget can't start: a phone number, a link.
 * @csspart frame - The arrangement as a whole: header, step and summary. Its `max-inline-size` is the widget's greatest width.
 * @csspart header - Back, the progress line and the count of steps.
 * @csspart back - The button that goes back.
 * @csspart site - The site's name, on the first step.
 * @csspart count - "2 of 4".
 * @csspart progress - The progress line.
 * @csspart bar - One step of the progress line; also `done`, `current` or `ahead`.
 * @csspart done - Of a `bar`: a step that is answered.
 * @csspart current - Of a `bar`: the step that shows.
 * @csspart ahead - Of a `bar`: a step to come.
 * @csspart heading - The question of the step.
 * @csspart step - The element of the step.
 * @csspart primary - The button that goes on.
 * @csspart summary - What is settled so far, beside the step, in wide containers.
 * @csspart summary-heading - The name of the service in it, or of the site.
 * @csspart summary-line - The same in one line, in narrow containers.
 * @csspart when - The date and time in the summary.
 * @csspart time - The time in it.
 * @csspart failure - What stands in the widget's place where it can't start.
 * @csspart retry - The button that tries to start again.
 * @csspart link - The site's phone number and mail address.
 * @cssstate surface - `--rota-surface` is set: there is room around the widget, up to its edges.
 * @fires {RotaReadyEvent} rota-ready - The first step shows.
 * @fires {RotaStepEvent} rota-step - Before another step shows; can be prevented.
 * @fires {RotaChooseEvent} rota-choose - A service, a specialist, a pool, a panel, a day or a start was chosen.
 * @fires {RotaBookEvent} rota-book - Before a booking is sent; can be prevented.
 * @fires {RotaBookedEvent} rota-booked - The backend said yes.
 * @fires {RotaTroubleEvent} rota-trouble - Something went wrong.
 */
export class RotaBooking extends BookingElement {
  protected override get parts(): Parts {
    return ALL_PARTS;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-booking': RotaBooking;
  }
}
