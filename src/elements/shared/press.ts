import type { ReactiveController, ReactiveControllerHost } from 'lit';

const PRESSES = ['pointerdown', 'mousedown'];
const RELEASES = ['pointerup', 'pointercancel', 'mouseup', 'keydown'];

/**
 * Puts off what would move things on the page while a pointer is down: the button under it would be somewhere else when the
 * pointer is lifted, and the click lost.
 */
export class PressController implements ReactiveController {
  #pressed = false;
  #waiting: (() => void)[] = [];

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#pressed = false;
    for (const type of PRESSES) addEventListener(type, this.#press, true);
    for (const type of RELEASES) addEventListener(type, this.#release, true);
  }

  hostDisconnected(): void {
    for (const type of PRESSES) removeEventListener(type, this.#press, true);
    for (const type of RELEASES) removeEventListener(type, this.#release, true);
    this.#settle();
  }

  /** Does it at once, or after the click if a pointer is down. */
  afterClick(action: () => void): void {
    if (this.#pressed) this.#waiting.push(action);
    else action();
  }

  #press = (): void => {
    this.#pressed = true;
  };

  /** The click comes in the same task as the release. */
  #release = (): void => {
    this.#pressed = false;
    setTimeout(() => this.#pressed || this.#settle());
  };

  #settle(): void {
    for (const action of this.#waiting.splice(0)) action();
  }
}
