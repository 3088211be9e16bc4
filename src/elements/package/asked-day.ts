import type { ReactiveControllerHost } from 'lit';
import { daysOf } from '../../booking/month.js';
import type { PackageFlow } from '../../booking/packages/package-flow.js';
import type { Shut } from '../../booking/packages/state.js';
import { remember } from '../../booking/remember.js';
import type { Words } from '../../locale/words.js';
import type { Day } from '../../time/units.js';
import type { PackageWords } from './words.js';

/** Knows which day without times the client asked about: it says why the package leaves it out, without being chosen (PK-5). */
export class AskedDay {
  readonly #host: ReactiveControllerHost & EventTarget;
  #asked: Day | undefined;
  #words = remember(wordsAbout);

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addEventListener('click', (event) => this.#onClick(event));
  }

  /** The words of month and times, with the package's reason in them. */
  words(flow: PackageFlow, words: PackageWords): Words {
    return this.#words(words, this.#shut(flow), flow.state.lastDay);
  }

  /** Why the package leaves out the day that was asked about, or else the end of the month that shows. */
  #shut(flow: PackageFlow): Shut | undefined {
    const { day = NaN, month } = flow.state.choosing?.flow.state ?? {};
    if (!month) return undefined;
    const [from, to] = daysOf(month);
    const asked = [this.#asked, day].find((one) => one !== undefined && from <= one && one < to);
    return flow.shutOn(asked ?? to - 1);
  }

  #onClick(event: Event): void {
    const path = event.composedPath();
    if (!path.some((part) => part instanceof Element && part.localName === 'rota-month')) return;
    const { day } = (path[0] as Element).closest<HTMLElement>('[data-day]')?.dataset ?? {};
    this.#asked = day === undefined ? undefined : Number(day);
    this.#host.requestUpdate();
  }
}

function wordsAbout(words: PackageWords, shut: Shut | undefined, lastDay: Day | undefined): Words {
  if (!shut) return words;
  const { own, strings, format } = words;
  const date = lastDay === undefined ? '' : format.day(lastDay);
  const over = format.fill(own.over, { date, when: '{when}' }) as typeof own.weekFull;
  const blocked = { week: own.weekFull, month: own.monthFull, expired: over }[shut];
  return {
    ...words,
    strings: { ...strings, month: { ...strings.month, because: { ...strings.month.because, blocked } } },
  };
}
