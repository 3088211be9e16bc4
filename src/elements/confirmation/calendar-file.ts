import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Holds the address under which the page can download a calendar file, and lets go of it with the element. */
export class CalendarFileController implements ReactiveController {
  #text: string | undefined;
  #url: string | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** The address of a file with that text. */
  urlOf(text: string | undefined): string | undefined {
    if (text !== this.#text || (text && !this.#url)) {
      this.hostDisconnected();
      this.#text = text;
      this.#url = text && URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
    }
    return this.#url;
  }

  hostDisconnected(): void {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = undefined;
  }
}
