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
  /** The longest task of them. */
  readonly longest: number;
  /** Milliseconds on the clock, waiting for the network included. */
  readonly waited: number;
}

const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline'];

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
    const tasks = own.filter(
      ({ name, ph, ts, dur = 0 }) => name === 'RunTask' && ph === 'X' && ts + dur > begin && ts < end.ts,
    );
    const lengths = tasks.map(({ ts, dur = 0, tdur = dur }) => {
      const inside = Math.min(ts + dur, end.ts) - Math.max(ts, begin);
      return dur > 0 ? (inside / dur) * tdur : 0;
    });
    return {
      busy: lengths.reduce((sum, length) => sum + length, 0) / 1000,
      longest: Math.max(0, ...lengths) / 1000,
      waited: (end.ts - begin) / 1000,
    };
  }
}
