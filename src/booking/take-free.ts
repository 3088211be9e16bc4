import type { Instant } from '../time/units.js';
import type { Flow } from './flow.js';

/** Chooses a time, with the first who is free then; where nobody is, its day shows. */
export function takeFree(flow: Flow, start: Instant): void {
  flow.showStart({ start, left: 1 });
  const free = flow.state.starts.find((one) => one.start === start && one.left > 0);
  if (free) flow.chooseStart(free);
}
