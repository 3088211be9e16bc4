import { AppointmentsFlow } from '../../src/booking/appointments/appointments-flow.js';
import type { AppointmentsOptions, Moving } from '../../src/booking/appointments/state.js';
import { settle } from './fake-clock.js';
import { fakeSurroundings, type FakeSurroundings } from './fake-surroundings.js';
import { ONE, OwnBookings } from './own-bookings.js';
import { NOW } from './scripted-backend.js';

/** A client's own bookings on a page that a test rules. */
export class AppointmentsPage {
  backend = new OwnBookings();
  readonly page: FakeSurroundings = fakeSurroundings(NOW);
  readonly events: string[] = [];
  flow!: AppointmentsFlow;
  readonly #ends: (() => void)[] = [];

  end(): void {
    this.#ends.splice(0).forEach((end) => end());
  }

  async open(link = ONE, options: AppointmentsOptions = { zone: 'UTC' }): Promise<void> {
    this.flow = new AppointmentsFlow(this.backend, link, options, this.page);
    for (const type of ['rota-moved', 'rota-cancelled', 'rota-trouble'])
      this.flow.addEventListener(type, () => this.events.push(type));
    this.#ends.push(this.flow.subscribe(() => void this.flow.state));
    await settle();
  }

  /** Ids of the bookings that stand, and of the others. */
  get shown(): { upcoming: string[]; past: string[] } {
    const { bookings } = this.flow.state;
    if (bookings.status !== 'ready') throw new Error(`The bookings are ${bookings.status}.`);
    const { upcoming, past } = bookings.value;
    return { upcoming: upcoming.map(({ id }) => id), past: past.map(({ id }) => id) };
  }

  get task(): Moving {
    return this.flow.state.task as Moving;
  }

  /** Begins to move the first booking. */
  async startMove(): Promise<void> {
    this.flow.startMove(this.backend.bookings[0]!);
    await this.showTimes();
  }

  /** Shows the times of the move. */
  async showTimes(): Promise<void> {
    this.#ends.push(this.task.flow.subscribe(() => void this.task?.flow.state));
    await settle();
  }
}
