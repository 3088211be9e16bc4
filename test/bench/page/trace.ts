/** What the main thread of a page does, by Chromium's own trace. */
import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** The processor's time, as far as the thread had it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** A stretch of time in which something was waited for. */
export interface Stretch {
  /** Milliseconds of the processor that the main thread took, whatever else the machine was doing: scripts, style, layout, paint. */
  readonly busy: number;
  /** What of it went into styles, layout and paint; the rest is scripts, their compilation and all else. */
  readonly style: number;
  readonly layout: number;
  readonly paint: number;
  /** The longest task of them. */
  readonly longest: number;
  /** Milliseconds on the clock, waiting for the network included. */
  readonly waited: number;
}

const CATEGORIES = ['blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Chromium's names of what is not script. */
const PART_OF: Readonly<Record<string, 'style' | 'layout' | 'paint'>> = {
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
};

export class Tracing {
  readonly #session: CDPSession;
  readonly #events: TraceEvent[] = [];

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Tracing.dataCollected', ({ value }) => this.#events.push(...(value as unknown as TraceEvent[])));
  }

  /** @param slowDown How many times slower the page's processor is made. */
  static async start(page: Page, slowDown: number): Promise<Tracing> {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    const tracing = new Tracing(session);
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: CATEGORIES },
    });
    return tracing;
  }

  async stop(): Promise<void> {
    const complete = new Promise<void>((resolve) => this.#session.once('Tracing.tracingComplete', () => resolve()));
    await this.#session.send('Tracing.end');
    await complete;
  }

  /** What the main thread did between two marks of the page's own (`performance.mark`); from its beginning where `from` is not one. */
  between(from: string, to: string): Stretch {
    const end = this.#events.find(({ name, cat }) => name === to && cat.includes('user_timing'));
    if (!end) throw new Error(`The trace has no mark "${to}".`);
    const own = this.#events.filter(({ pid, tid }) => pid === end.pid && tid === end.tid);
    const begin = own.findLast(({ name, cat }) => name === from && cat.includes('user_timing'))?.ts ?? -Infinity;
    const within = own.filter(({ ph, ts, dur = 0 }) => ph === 'X' && ts + dur > begin && ts < end.ts);
    const lengths = within.filter(({ name }) => name === 'RunTask').map((task) => inside(task, begin, end.ts));
    const parts = { style: 0, layout: 0, paint: 0 };
    const nesting: TraceEvent[] = [];
    for (const event of within.filter(({ name }) => name in PART_OF).sort((a, b) => a.ts - b.ts)) {
      while (nesting.length > 0 && endOf(nesting.at(-1)!) <= event.ts) nesting.pop();
      const length = inside(event, begin, end.ts) / 1000;
      parts[PART_OF[event.name]!] += length;
      // Layout asks for styles in between, where containers are asked for their size.
      if (nesting.length > 0) parts[PART_OF[nesting.at(-1)!.name]!] -= length;
      nesting.push(event);
    }
    return {
      busy: lengths.reduce((sum, length) => sum + length, 0) / 1000,
      ...parts,
      longest: Math.max(0, ...lengths) / 1000,
      waited: (end.ts - begin) / 1000,
    };
  }
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

/** Microseconds of the processor that an event took between two moments. */
function inside({ ts, dur = 0, tdur = dur }: TraceEvent, begin: number, end: number): number {
  const share = Math.min(ts + dur, end) - Math.max(ts, begin);
  return dur > 0 ? (share / dur) * tdur : 0;
}
