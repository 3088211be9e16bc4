import type { AppointmentsBackend } from '../../adapter/backend.js';
import { checkedAppointments } from '../../adapter/checked-appointments.js';
import { HttpAppointmentsBackend } from '../../adapter/http-appointments.js';
import { AppointmentsFlow } from '../../booking/appointments/appointments-flow.js';
import { readConfiguration, type Configuration, type Given } from '../booking/configuration.js';

/** What the page gave `<rota-appointments>`. */
export type GivenAppointments = Pick<Given, 'adapter' | 'backend' | 'site' | 'zone' | 'locale' | 'headingLevel'>;

const TAG = 'rota-appointments';

/** Makes the flow that the page's configuration and the link ask for, and a new one only when they say something else. */
export class AppointmentsMaker {
  flow: AppointmentsFlow | undefined;
  /** Sentences for the site's owner about what is wrong with the configuration. */
  faults: readonly string[] = [];
  #adapter: unknown;
  #madeFrom: string | undefined;

  /** @param fragment What opens the bookings: see `readLink`. */
  take(given: GivenAppointments, fragment: string, locale: string): void {
    const { adapter, backend: url, site, zone, headingLevel } = given;
    const { source, options, faults } = readConfiguration(
      {
        ...{ adapter, backend: url, site, zone, headingLevel, locale: given.locale },
        ...{ service: '', calendar: '', prefill: undefined, hiddenFields: undefined },
      },
      TAG,
    );
    const own = source && 'adapter' in source ? source.adapter : undefined;
    const from = JSON.stringify([own ? 'adapter' : source, options.zone, fragment]);
    this.faults = faults;
    if (from === this.#madeFrom && own === this.#adapter) return this.flow?.setLocale(locale);
    this.#madeFrom = from;
    this.#adapter = own;
    const backend = own ? checkedAppointments(own) : this.#overHttp(source);
    const shown = options.zone === undefined ? {} : { zone: options.zone };
    this.flow = backend && new AppointmentsFlow(backend, fragment, { ...shown, locale });
  }

  #overHttp(source: Configuration['source']): AppointmentsBackend | undefined {
    if (!source || !('url' in source)) return undefined;
    try {
      return new HttpAppointmentsBackend(source);
    } catch (error) {
      this.faults = [...this.faults, `<${TAG}>, attributes backend (url) and site: ${(error as Error).message}`];
      return undefined;
    }
  }
}
