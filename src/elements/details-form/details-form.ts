import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { FieldValue } from '../../adapter/contract.js';
import { errorsOf } from '../../booking/details.js';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import { detailsAt } from '../../booking/form-part.js';
import { buttons } from '../shared/controls.styles.js';
import { arrangedIn } from '../shared/arranged-in.js';
import { FormElement } from '../shared/form-element.js';
import { LostFocusController } from '../shared/lost-focus.js';
import { lostNotice } from '../shared/lost-notice.js';
import { notices } from '../shared/notice.styles.js';
import { offers } from '../shared/offers.styles.js';
import { openAround } from '../shared/open-around.js';
import { PressController } from '../shared/press.js';
import { theme } from '../shared/theme.styles.js';
import { styles } from './details-form.styles.js';
import { errorText } from './field.js';
import { detailsForm } from './form.js';

/**
 * `<rota-details-form>`: the client's details: name, email, phone, notes, and the site's own questions. What is typed lives in
 * the flow, so that nothing is lost on the way back and forth.
 *
 * With a `name` it is a field of a form of the page's own, which gets each value under `<name>.<id of the field>`.
 *
 * @csspart field - One field, with its label, hint and error; also `invalid`.
 * @csspart label - The label of a field.
 * @csspart hint - The site's hint under a label.
 * @csspart control - The input, select or textarea of a field; also `invalid`.
 * @csspart invalid - Of a `field` or a `control`: what stands in it is wrong.
 * @csspart error - The error under a field.
 * @csspart notice - The list of errors after a refused submit, or a message that the chosen time is lost (RC-3).
 * @csspart offer - The button of a free time in the notice.
 * @csspart see-all - The button in the notice that leads to all times.
 * @csspart link - The way from an error in the list to its field.
 * @csspart primary - The button that goes on.
 */
export class RotaDetailsForm extends FormElement {
  static override styles = [theme, buttons, notices, offers, styles];

  #attempts = 0;
  #press = new PressController(this);
  /** What was typed before the client left the page, by field id. */
  #restored: [id: string, value: string][] = [];

  constructor() {
    super();
    new LostFocusController(this, () => this.#lost);
  }

  /** What the client is told here: on a page that arranges the elements itself, the review says it. */
  get #lost(): FlowState['lost'] {
    return arrangedIn(this) ? undefined : this.activeFlow?.state.lost;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const flow = this.activeFlow;
    if (!flow) return;
    const { details, service } = flow.state;
    if (service) this.#restore(flow);
    const refused = details.attempts > this.#attempts;
    this.#attempts = details.attempts;
    if (!refused) return;
    openAround(this);
    this.#focusFirstError();
  }

  /** Whether there is one. */
  #focusFirstError(): boolean {
    const field = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    return field !== null;
  }

  /** Sends focus to the first field. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[part~="control"]')?.focus(options);
  }

  protected override formValues({ details }: FlowState): Readonly<Record<string, FieldValue>> {
    return Object.fromEntries(
      details.fields.flatMap(({ id }) => {
        const value = details.values[id];
        return value === undefined || value === '' || value === false ? [] : [[id, value]];
      }),
    );
  }

  protected override formFault({ details }: FlowState): readonly [ValidityStateFlags, string] | undefined {
    const errors = errorsOf(details.fields, details.values, {});
    const field = details.fields.find(({ id }) => errors[id]);
    return field && [{ customError: true }, errorText(field, errors[field.id]!, this.words)];
  }

  /** All that is wrong shows in its place, as it would after a refused submit. */
  protected override showFault(): void {
    const flow = this.activeFlow;
    for (const { id } of flow?.state.details.fields ?? []) flow?.leave(id);
  }

  protected override focusFault(): void {
    void this.updateComplete.then(() => (this.#focusFirstError() ? undefined : this.focus()));
  }

  // By the browser.
  formResetCallback(): void {
    this.activeFlow?.reset('details');
  }

  // By the browser, where the client comes back to the page.
  formStateRestoreCallback(state: unknown): void {
    if (!(state instanceof FormData)) return;
    this.#restored = [...state].map(([name, value]) => [name.slice(this.name.length + 1), String(value)]);
    this.requestUpdate();
  }

  /** What the page says of fields that it hides goes before what it said then, and what is not to be filled in stays empty. */
  #restore(flow: Flow): void {
    const { fields } = flow.state.details;
    const closed = fields.filter(({ hidden, autocomplete }) => hidden || autocomplete === 'off').map(({ id }) => id);
    const typed = this.#restored.filter(([id]) => !closed.includes(id));
    this.#restored = [];
    for (const [id, value] of typed) flow.edit(id, value);
  }

  /** On a page that arranges the elements itself there is no step to go on to: Enter shows what is still wrong. */
  #submit(flow: Flow): void {
    if (!arrangedIn(this)) return flow.next();
    this.showFault();
    void this.updateComplete.then(() => this.#focusFirstError());
  }

  protected override renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing {
    if (state.catalog.status !== 'ready') return nothing;
    const { words } = this;
    const details = arrangedIn(this) ? state.details : detailsAt(state);
    return html`${this.#lost ? lostNotice(state, flow, words, () => flow.goTo('time')) : nothing}
    ${detailsForm(
      details,
      words,
      {
        edit: (field, value) => flow.edit(field, value),
        leave: (field) => this.#press.afterClick(() => flow.leave(field)),
        submit: () => this.#submit(flow),
        goTo: (field) => this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(field)}`)?.focus(),
      },
      {
        name: words.strings.frame.steps[state.step === 'questions' ? 'questions' : 'details'],
        canSubmit: arrangedIn(this) === null,
      },
    )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-details-form': RotaDetailsForm;
  }
}
