import { PackageFlow } from '../../src/booking/packages/package-flow.js';
import type { RotaPackageEvent } from '../../src/booking/packages/events.js';
import type { ChosenSession, PackageOptions } from '../../src/booking/packages/state.js';
import { settle } from './fake-clock.js';
import { fakeSurroundings, type FakeSurroundings } from './fake-surroundings.js';
import { PackageBackend } from './package-backend.js';
import { NOW } from './scripted-backend.js';

/** A package on a page that a test rules, and the hands of a client. */
export class PackagePage {
  backend = new PackageBackend();
  readonly page: FakeSurroundings = fakeSurroundings(NOW);
  readonly events: string[] = [];
  flow!: PackageFlow;
  readonly #ends: (() => void)[] = [];

  end(): void {
    this.#ends.splice(0).forEach((end) => end());
  }

  async open(link = '', options: PackageOptions = {}): Promise<void> {
    this.start(link, options);
    await settle();
  }

  /** Opens it without waiting for anything; gives what takes it from the page. */
  start(link = '', options: PackageOptions = {}): () => void {
    const flow = new PackageFlow(this.backend, link, { zone: 'UTC', locale: 'en', ...options }, this.page);
    flow.addEventListener('rota-trouble', () => this.events.push('trouble'));
    flow.addEventListener('rota-package', (event) => {
      const { id, template, bookings } = event as RotaPackageEvent;
      this.events.push(`${id} ${template} ${bookings.join(' ')}`);
    });
    this.flow = flow;
    return this.listen();
  }

  /** Shows the package on the page; gives what takes it away. */
  listen(): () => void {
    const end = this.flow.subscribe(() => void this.flow.state);
    this.#ends.push(end);
    return end;
  }

  /** The flow in which the time of a session is chosen. */
  get times() {
    return this.flow.state.choosing!.flow;
  }

  /** Chooses a time as the times of its day stand there: the first one, or that of a person. */
  async choose(at: number, whose?: string): Promise<void> {
    this.times.chooseDay(Math.floor(at / 1440));
    await settle();
    const found = this.times.state.starts.find(
      ({ start, calendar, left }) => left > 0 && start === at && (whose === undefined || whose === calendar),
    );
    this.times.chooseStart(found!);
    await settle();
  }

  /** Keeps what is chosen, and chooses the time of one session more. */
  async add(at: number, whose?: string): Promise<void> {
    this.flow.addSession();
    await settle();
    await this.choose(at, whose);
  }

  fill(): void {
    for (const [field, value] of Object.entries({ firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com' }))
      this.flow.edit(field, value);
  }

  /** Chooses the times, and goes on to the review. */
  async review(first: number, ...others: number[]): Promise<void> {
    await this.choose(first);
    for (const start of others) await this.add(start);
    this.flow.next();
    if (this.flow.state.step === 'details') {
      this.fill();
      this.flow.next();
    }
  }

  /** Days and hours of what is chosen. */
  get chosen(): string[] {
    return this.flow.state.sessions.map(({ start }: ChosenSession) => hourOf(start));
  }

  /** The free times of the day that shows, with whose they are. */
  get free(): string[] {
    const free = this.times.state.starts.filter(({ left }) => left > 0);
    return free.map(({ start, calendar }) => `${hourOf(start)} ${calendar}`);
  }

  /** Why the day of an instant has nothing, in the month that shows. */
  reason(at: number): string | undefined {
    const { timetable } = this.times.state;
    if (timetable.status !== 'ready') return timetable.status;
    return timetable.value.days.find(({ day }) => day === Math.floor(at / 1440))?.reason;
  }
}

const hourOf = (start: number): string => new Date(start * 60_000).toISOString().slice(8, 16);
