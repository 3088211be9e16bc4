import { LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { FlowState } from '../../booking/state.js';
import type { Words } from '../../locale/words.js';
import { ContextRequest, NO_CONTEXT } from './flow-context.js';

/**
 * Base of every element that shows a part of the flow. It finds the flow of the nearest `<rota-booking>` by context, or
 * takes one by property, renders when the flow changes, and shows nothing until there is one.
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

  #context = NO_CONTEXT;
  #away = new AbortController();
  #followed: Flow | undefined;
  #unfollow: (() => void) | undefined;

  /** The flow in use. */
  protected get activeFlow(): Flow | undefined {
    return this.flow ?? this.#context.flow;
  }

  /** Strings and formatters in use. */
  protected get words(): Words {
    return this.#context.words;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#away = new AbortController();
    const take = (context: typeof NO_CONTEXT): void => {
      this.#context = context;
      this.requestUpdate();
    };
    take(NO_CONTEXT);
    this.dispatchEvent(new ContextRequest(take, this.#away.signal));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#away.abort();
    this.#follow(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.isConnected) this.#follow(this.activeFlow);
  }

  #follow(flow: Flow | undefined): void {
    if (flow === this.#followed) return;
    this.#unfollow?.();
    this.#followed = flow;
    this.#unfollow = flow?.subscribe(() => this.requestUpdate());
  }

  protected override render(): TemplateResult | typeof nothing {
    const flow = this.activeFlow;
    return flow ? this.renderFlow(flow.state, flow) : nothing;
  }

  /** Renders the part of the state that this element is about. */
  protected abstract renderFlow(state: FlowState, flow: Flow): TemplateResult | typeof nothing;
}
