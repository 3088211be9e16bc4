import type { LitElement, ReactiveController } from 'lit';

type Urgency = 'polite' | 'assertive';

interface SpeakingElement extends HTMLElement {
  ariaNotify?(text: string, options: { priority: 'normal' | 'high' }): void;
}

/** Assistive technology notices a filled region only if it was seen empty first; shorter pauses get lost. */
const PAUSE = 100;

/**
 * Says a sentence to people who use a screen reader. Speaks through `ariaNotify` where the browser has it, else through
 * live regions in the element's own shadow root, so that it also works inside a modal dialog (A11Y C9 to C11).
 */
export class Announcer implements ReactiveController {
  #host: LitElement;
  #regions = new Map<Urgency, HTMLElement>();
  #waiting = new Map<Urgency, string[]>();

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#regions.size > 0 || (this.#host as SpeakingElement).ariaNotify) return;
    for (const urgency of ['polite', 'assertive'] as const) {
      const region = document.createElement('div');
      region.className = 'visually-hidden';
      region.ariaLive = urgency;
      this.#regions.set(urgency, region);
      this.#host.renderRoot.prepend(region);
    }
  }

  /** Says it once. Sentences that come at the same moment are said one after the other. */
  say(text: string, urgency: Urgency = 'polite'): void {
    const host: SpeakingElement = this.#host;
    if (host.ariaNotify) {
      host.ariaNotify(text, { priority: urgency === 'polite' ? 'normal' : 'high' });
      return;
    }
    const waiting = this.#waiting.get(urgency);
    if (waiting) {
      waiting.push(text);
      return;
    }
    const sentences = [text];
    this.#waiting.set(urgency, sentences);
    const region = this.#regions.get(urgency);
    region?.replaceChildren();
    if (region) region.lang = this.#host.renderRoot.querySelector<HTMLElement>('.root')?.lang ?? '';
    setTimeout(() => {
      this.#waiting.delete(urgency);
      region?.replaceChildren(sentences.join('. '));
    }, PAUSE);
  }
}
