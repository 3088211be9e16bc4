import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { MockBackend } from '../mocks/index.js';

/**
 * What the team sees of the bookings made on this page: the reason of each choice, and the messages that went out. For the
 * demo only; it looks into the mocked backend, where a client never gets to.
 */
export class TeamPanel extends LitElement {
  /** The page's mocked backend. */
  @property({ attribute: false }) backend: MockBackend | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    return nothing;
  }
}
customElements.define('rota-team-panel', TeamPanel);
