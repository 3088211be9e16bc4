import type { LitElement, ReactiveController } from 'lit';
import type { Step } from '../../booking/state.js';
import { reducedMotion } from '../shared/motion.js';

/**
 * Brings the client along to a new step: focus goes to its heading (A11Y F4), and the height eases from the old step to the
 * new one, so that what stands below does not jump. The first step of a page takes no focus.
 */
export class StepFocusController implements ReactiveController {
  #host: LitElement;
  #step: () => Step | undefined;
  #shown: Step | undefined;
  #height = 0;

  constructor(host: LitElement, step: () => Step | undefined) {
    this.#host = host;
    this.#step = step;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#shown && this.#step() !== this.#shown) this.#height = this.#host.getBoundingClientRect().height;
  }

  hostUpdated(): void {
    const step = this.#step();
    const before = this.#shown;
    if (step === before) return;
    this.#shown = step;
    if (!step || !before) return;
    // The confirmation has a heading of its own, and sends focus there itself.
    this.#host.renderRoot.querySelector<HTMLElement>('.main > .heading')?.focus();
    // By the next frame the elements of the new step have rendered.
    requestAnimationFrame(() => this.#settle(this.#height));
  }

  #settle(before: number): void {
    const after = this.#host.getBoundingClientRect().height;
    if (reducedMotion() || Math.abs(after - before) < 2) return;
    const timing = { duration: 180, easing: 'cubic-bezier(0.2, 0, 0, 1)' };
    this.#host.animate({ blockSize: [`${before}px`, `${after}px`], overflow: ['clip', 'clip'] }, timing);
  }
}
