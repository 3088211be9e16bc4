import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { FieldValue } from '../../adapter/contract.js';
import type { FlowState } from '../../booking/state.js';
import { FlowElement } from './flow-element.js';

/**
 * Base of elements that can be a field of a form of the page's own (A11Y G12). They take part once they have a `name`, and
 * where they stand in the form themselves, not inside another element's shadow root: a page that wraps all in a form stays as it is.
 */
export abstract class FormElement extends FlowElement {
  static readonly formAssociated = true;
  static override properties: PropertyDeclarations = { name: { reflect: true } };

  /** The element's name in a form around it, which it takes part in once it has one. */
  name = '';

  constructor() {
    super();
    this.addEventListener('focus', () => this.shadowRoot?.activeElement || this.focusFault());
    this.addEventListener('invalid', () => this.showFault());
  }

  /** The form around it. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** What keeps the form from being sent, as with the page's own fields. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** The sentence for it. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** Whether nothing keeps the form from being sent. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** The same; what does is shown, and gets focus. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** What the form sends: under the element's name itself what stands under ``, the rest under names behind it, with a dot. */
  protected abstract formValues(state: FlowState): Readonly<Record<string, FieldValue>>;

  /** Why the form can't be sent: of what kind, and a sentence. */
  protected abstract formFault(state: FlowState): readonly [ValidityStateFlags, string] | undefined;

  /** Shows in its own place what is wrong, once the form has asked. */
  protected showFault(): void {}

  /** Takes the focus that the form has sent to the element, to what can have it. */
  protected focusFault(): void {
    this.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const state = this.activeFlow?.state;
    if (!this.name || !state || !this.words) return;
    // Forms send focus only to what can take it.
    this.tabIndex = -1;
    const data = new FormData();
    for (const [key, value] of Object.entries(this.formValues(state)))
      data.append(key ? `${this.name}.${key}` : this.name, String(value));
    this.internals.setFormValue(data);
    const [flags, sentence] = (state.booking ? undefined : this.formFault(state)) ?? [{}];
    this.internals.setValidity(flags, sentence);
  }

  // By the browser, where a fieldset around is switched off.
  formDisabledCallback(disabled: boolean): void {
    this.inert = disabled;
  }
}
