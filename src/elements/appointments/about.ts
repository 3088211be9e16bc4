import { html } from 'lit';
import { checkedAppointments } from '../../adapter/checked-appointments.js';
import { HttpAppointmentsBackend } from '../../adapter/http-appointments.js';
import { AppointmentsFlow } from '../../booking/appointments/appointments-flow.js';
import { RotaCancelledEvent, RotaMovedEvent, type AppointmentsEventMap } from '../../booking/appointments/events.js';
import { RotaTroubleEvent, type RotaEventMap } from '../../booking/events.js';
import { APPOINTMENT_WORDS } from '../../locale/appointments/languages.js';
import { FlowMaker } from '../booking/flow-maker.js';
import type { EventClasses } from '../shared/forward-events.js';
import type { About } from '../shared/linked-element.js';
import { targetOf } from './focus.js';

const EVENTS: EventClasses<AppointmentsEventMap & Pick<RotaEventMap, 'rota-trouble'>> = {
  'rota-moved': RotaMovedEvent,
  'rota-cancelled': RotaCancelledEvent,
  'rota-trouble': RotaTroubleEvent,
};

const SKELETON = html`<div class="skeleton card-shape"></div>
  <div class="skeleton card-shape"></div>`;

/** What `<rota-appointments>` is about. */
export function aboutAppointments(): About<AppointmentsFlow, 'appointments'> {
  return {
    maker: new FlowMaker(
      HttpAppointmentsBackend,
      checkedAppointments,
      (backend, { link = '', ...options }) => new AppointmentsFlow(backend, link, options),
    ),
    events: EVENTS,
    section: 'appointments',
    vocabulary: APPOINTMENT_WORDS,
    skeleton: SKELETON,
    targetOf,
  };
}
