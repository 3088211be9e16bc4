import { LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { ContextController } from './flow-context.js';
import { FollowController } from './follow.js';
import { LanguageController } from './language.js';
import { spoken } from './spoken.js';

/** Tags whose elements were said to have no flow. */
const LOST = new Set<string>();

/** Until the page has loaded, its own script may still bring what an element needs. */
function afterLoad(action: () => void): void {
  if (document.readyState === 'complete') setTimeout(action);
  else addEventListener('load', () => setTimeout(action), { once: true });
}

/**
 * Base of every element that shows a part of the flow. It finds the flow of the nearest `<rota-booking>` by context, or
 * takes one by property, renders when the flow changes, and shows nothing until there is one.
 *
 * @cssstate empty - There is nothing to show; the element takes no room.
 */
export abstract class FlowElement extends LitElement {
  static override properties: PropertyDeclarations = {
    flow: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  /** The flow to show, where the element stands outside of `<rota-booking>`. */
  flow: Flow | undefined;

  /** Level of the element's own heading, so that it continues the page's outline. */
  headingLevel = 2;

  /** Whether the element has nothing more to show once there is a booking: all but the confirmation. */
  protected endsWithBooking = true;

  protected readonly internals = this.attachInternals();
  #around = new ContextController(this);
  #followed = new FollowController<Flow>(this);
  /** Only outside of `<rota-booking>`. */
  #language: LanguageController | undefined;
  #words: Words | undefined;

  /** The flow in use. */
  protected get activeFlow(): Flow | undefined {
    return this.flow ?? this.#around.context?.flow;
  }

  /** Strings and formatters in use: those of `<rota-booking>`, else the element's own. There once the element shows anything. */
  protected get words(): Words {
    return this.#words!;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
    afterLoad(() => this.#tellIfLost());
  }

  /** Whether the element brings a flow of its own. */
  protected get isAlone(): boolean {
    return false;
  }

  /** Says on the console, once per tag, that an element has no flow: it would just stay empty. */
  #tellIfLost(): void {
    const { localName, isConnected } = this;
    if (
      !isConnected ||
      this.isAlone ||
      this.activeFlow ||
      this.#around.context ||
      this.closest('rota-booking') ||
      LOST.has(localName)
    )
      return;
    LOST.add(localName);
    console.error(`<${localName}> must stand inside <rota-booking>, or get a flow by its property flow.`, this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.isConnected) return;
    this.#followed.follow(this.activeFlow);
    const { context } = this.#around;
    if (!context && this.flow) this.#language ??= new LanguageController(this);
    this.#words = context ? context.words : this.#language?.words(this.#language.locale());
  }

  protected override render(): TemplateResult | typeof nothing {
    const flow = this.activeFlow;
    const ended = this.endsWithBooking && flow?.state.booking;
    const shown = flow && !ended && this.#words ? this.renderFlow(flow.state, flow) : nothing;
    this.internals.states[shown === nothing ? 'add' : 'delete']('empty');
    return shown === nothing ? nothing : spoken(this, this.words, shown);
  }

  /** Renders the part of the state that this element is about. */
  protected abstract renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing;
}
