import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { POPUP_WORDS } from '../../locale/popups/languages.js';
import type { PopupStrings } from '../../locale/popups/strings.js';
import type { StringReplacements } from '../../locale/replace.js';
import { sectionOf, type Words } from '../../locale/words.js';
import { linkIn, linkName } from '../booking/link.js';
import { OwnStrings } from '../booking/own-strings.js';
import { buttons } from '../shared/controls.styles.js';
import { closeIcon } from '../shared/close-icon.js';
import { LanguageController } from '../shared/language.js';
import { layers } from '../shared/layer.styles.js';
import { OwnerController } from '../shared/owner.js';
import { spoken } from '../shared/spoken.js';
import { theme } from '../shared/theme.styles.js';
import { dialogStyles } from './dialog.styles.js';
import { RotaCloseEvent, RotaOpenEvent } from './events.js';
import { holdPage, releasePage, wearPage } from '../shared/page.js';

/** What makes the client likely to open the dialog: from then on what stands in it loads. */
const NEARING = ['pointerover', 'focusin'] as const;

/**
 * `<rota-dialog>`: a "Book now" button, and the `<rota-booking>` inside it in a dialog over the page: a sheet in the middle, the
 * whole screen on phones. What stands inside loads once somebody comes near the button, and keeps what was typed while closed.
 *
 * A link that carries choices for the `<rota-booking history>` inside opens it with the page.
 *
 * Buttons of the page open it, too, where they name its id: `<button data-rota-dialog="booking">` opens `<rota-dialog id="booking">`.
 *
 * @slot - `<rota-booking>`, or an arrangement of your own.
 * @csspart button - The button that opens the dialog.
 * @csspart dialog - The dialog; its `::backdrop` covers the page.
 * @csspart close - The button that closes it.
 * @fires {RotaOpenEvent} rota-open - Before the dialog opens; can be prevented.
 * @fires {RotaCloseEvent} rota-close - The dialog is closed.
 */
export class RotaDialog extends LitElement {
  static override styles = [theme, buttons, layers, dialogStyles];
  static override properties: PropertyDeclarations = {
    label: {},
    open: { type: Boolean, reflect: true },
    withoutButton: { type: Boolean, attribute: 'without-button' },
    locale: {},
    strings: {},
  };

  #language = new LanguageController(this);
  #strings = new OwnStrings();
  #words: Words | undefined;
  #own: PopupStrings | undefined;
  #begun = false;
  #opener: HTMLElement | undefined;
  #connected = new AbortController();

  /** What the button says, and the dialog's name to screen readers; "Book now" where left out. */
  label = '';
  /** Whether the dialog is open; opens and closes it. */
  open = false;
  /** Whether the element brings no button: the page has one of its own, with `data-rota-dialog`. */
  withoutButton = false;
  /** Language tag for words; that of the nearest `lang` where left out. */
  locale = '';
  /** The site's own words in place of ours, under `popups`; as an attribute, JSON. */
  strings: StringReplacements | string | undefined;

  /** Whether what stands inside may load. */
  get begun(): boolean {
    return this.#begun;
  }

  constructor() {
    super();
    new OwnerController(this, () => ({ refused: this.#strings.refused, words: this.#strings.strings && this.#words }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#connected = new AbortController());
    // On its way down: whatever stands around a button may keep events to itself.
    const how = { signal, capture: true };
    for (const type of NEARING)
      document.addEventListener(type, (event) => void (this.#openerOf(event) && this.#begin()), how);
    document.addEventListener('click', (event) => this.#onClick(event), how);
    // Whoever moves the element moves it open, or closed.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
    this.#dialog?.close();
    releasePage(this);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot?.querySelector('dialog');
  }

  /** The button that an event comes from, where it is one that opens this dialog. */
  #openerOf(event: Event): HTMLElement | undefined {
    return event.composedPath().find((target): target is HTMLElement => {
      if (!(target instanceof HTMLElement)) return false;
      const own = target.getRootNode() === this.renderRoot && target.matches('[part=button]');
      return own || (this.id !== '' && target.dataset['rotaDialog'] === this.id);
    });
  }

  #onClick(event: Event): void {
    const opener = this.#openerOf(event);
    if (!opener) return;
    this.#opener = opener;
    this.open = true;
  }

  /** Lets what stands inside load. */
  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    for (const inside of this.querySelectorAll<LitElement>('rota-booking')) inside.requestUpdate?.();
  }

  protected override willUpdate(changed: PropertyValues<RotaDialog>): void {
    if (changed.has('strings')) this.#strings.take(this.strings);
    this.#words = this.#language.words(this.#language.locale(this.locale), this.#strings.strings);
    this.#own = this.#words && sectionOf('popups', POPUP_WORDS, this.#words, () => this.requestUpdate());
  }

  protected override firstUpdated(): void {
    const follow = (): void => void (this.#isLinked && (this.open = true));
    // Until the page is read, what stands inside may be missing.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', follow, { once: true });
    else follow();
  }

  /** Whether the page's address carries choices for what stands inside. */
  get #isLinked(): boolean {
    return [...this.querySelectorAll('rota-booking')].some((inside) => {
      const history = inside.history ?? inside.getAttribute('history');
      return typeof history === 'string' && Object.keys(linkIn(location.href, linkName(history))).length > 0;
    });
  }

  protected override updated(): void {
    const dialog = this.#dialog;
    if (!dialog || !this.isConnected || dialog.open === this.open) return;
    if (!this.open) dialog.close();
    else if (this.dispatchEvent(new RotaOpenEvent())) this.#show(dialog);
    else this.open = false;
  }

  #show(dialog: HTMLDialogElement): void {
    this.#begin();
    wearPage(dialog);
    dialog.showModal();
    if (!dialog.checkVisibility()) {
      console.error('<rota-dialog> stands in a part of the page that is not displayed: it can’t open there.', this);
      return dialog.close();
    }
    holdPage(this);
    // The question of the step that shows, where there is one yet; else the dialog itself.
    dialog.focus();
    [...this.children].find((child): child is HTMLElement => child.localName.startsWith('rota-'))?.focus();
  }

  #onClose(event: Event): void {
    const dialog = event.target as HTMLDialogElement;
    // It was moved meanwhile, and is open in its new place.
    if (dialog.open) return;
    this.open = false;
    releasePage(this);
    // Not every browser gives focus to a button that is clicked, and so would not give it back.
    this.#opener?.focus();
    this.#opener = undefined;
    this.dispatchEvent(new RotaCloseEvent());
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const own = this.#own;
    // What stands inside, until its words are there: a phone number, a link.
    if (!words || !own) return html`<slot></slot>`;
    const label = this.label || own.dialog.book;
    const button = html`<button type="button" class="primary" part="button" aria-haspopup="dialog">${label}</button>`;
    const dialog = html`<dialog
      class="layer"
      part="dialog"
      tabindex="-1"
      closedby="any"
      aria-label=${label}
      @close=${(event: Event) => this.#onClose(event)}
    >
      <div class="bar">
        <button
          type="button"
          class="close"
          part="close"
          aria-label=${own.dialog.close}
          @click=${() => (this.open = false)}
        >
          ${closeIcon}
        </button>
      </div>
      <slot></slot>
    </dialog>`;
    return spoken(this, words, html`${this.withoutButton ? nothing : button}${dialog}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rota-dialog': RotaDialog;
  }
}
