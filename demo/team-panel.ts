import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { MockBackend } from '../mocks/index.js';
import { isOfPanel, type AssignmentRecord, type Candidate, type ChoiceRecord } from '../src/engine/index.js';
import { keyWords, valueWords } from '../src/locale/key-words.js';
import { reasonWords } from '../src/locale/reason-words.js';
import { panelSentence } from '../src/locale/panel-sentence.js';
import { recordSentence } from '../src/locale/record-sentence.js';
import { wordsFor } from '../src/locale/words.js';

type Bookings = ReturnType<MockBackend['bookings']>;

/**
 * What the team sees of the bookings made on this page: the reason of each choice, and the messages that went out. For the
 * demo only; it looks into the mocked backend, where a client never gets to.
 */
export class TeamPanel extends LitElement {
  static override properties = { backend: { attribute: false } };

  /** The page's mocked backend. */
  backend: MockBackend | undefined;

  #words = wordsFor(document.documentElement.lang);
  #unfollow: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('backend')) return;
    this.#unfollow?.();
    this.#unfollow = this.backend?.subscribe(() => this.requestUpdate());
  }

  /** No shadow: the page's own style sheet lays it out. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const backend = this.backend;
    if (!backend) return nothing;
    return html`<aside class="team" aria-label="What the team sees">
      <div class="team-columns">
        <section>
          <h2>Why this person</h2>
          ${this.#choices(backend, backend.bookings())}
        </section>
        <section>
          <h2>Outbox</h2>
          ${until(this.#messages(backend))}
        </section>
      </div>
    </aside>`;
  }

  #choices(backend: MockBackend, bookings: Bookings): TemplateResult {
    if (bookings.length === 0)
      return html`<p class="empty">Book something, and the reason of the choice shows here.</p>`;
    return html`${bookings.map(
      ({ id, record, state }) =>
        html`<details data-booking=${id}>
          <summary>${this.#sentence(backend, record)} ${state === 'cancelled' ? '(cancelled)' : nothing}</summary>
          ${isOfPanel(record) ? nothing : this.#choice(backend, record)}
        </details>`,
    )}`;
  }

  #sentence({ catalog }: MockBackend, record: ChoiceRecord): string {
    return isOfPanel(record)
      ? panelSentence(record, catalog, this.#words)
      : recordSentence(record, catalog, this.#words);
  }

  #choice(backend: MockBackend, record: AssignmentRecord): TemplateResult {
    const { distribution, candidates } = record;
    return html`<p class="sub">
        ${distribution.name}: ${distribution.keys.map((key) => keyWords[key]).join(', then ')}.
      </p>
      <table>
        ${candidates.map((candidate) => this.#candidate(backend, record, candidate))}
      </table>`;
  }

  #candidate(backend: MockBackend, record: AssignmentRecord, candidate: Candidate): TemplateResult {
    const { calendar, dropped, values } = candidate;
    const { calendars, specialists } = backend.catalog;
    const timetable = calendars.find(({ id }) => id === calendar);
    const name = specialists.find(({ id }) => id === timetable?.specialist)?.name ?? calendar;
    const zone = timetable?.zone ?? backend.catalog.site.zone;
    return html`<tr class=${calendar === record.chosen ? 'won' : ''}>
      <th scope="row">${name}</th>
      <td>
        ${
          dropped
            ? reasonWords(dropped.reason, zone, this.#words)
            : values &&
              record.distribution.keys.map((key, index) => {
                const value = valueWords(record, candidate, key, zone, this.#words);
                return html`${index > 0 ? ', ' : ''}${key === record.decidedBy ? html`<strong>${value}</strong>` : value}`;
              })
        }
      </td>
    </tr>`;
  }

  async #messages(backend: MockBackend): Promise<TemplateResult> {
    const messages = await backend.outbox();
    if (messages.length === 0) return html`<p class="empty">Messages to client and specialist show here.</p>`;
    return html`${messages.map(
      ({ to, subject, text, kind }) =>
        html`<details data-kind=${kind}>
          <summary>To ${to}: ${subject}</summary>
          <pre>${text}</pre>
        </details>`,
    )}`;
  }
}

customElements.define('rota-team-panel', TeamPanel);

declare global {
  interface HTMLElementTagNameMap {
    'rota-team-panel': TeamPanel;
  }
}
