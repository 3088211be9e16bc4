/** The oracle on what is wrong with a panel (PN-4, PN-5, DS-11): each seat is looked at by itself. */
import type { Catalog } from '../../../src/engine/model.js';
import type { Panel, Seat } from '../../../src/engine/offers.js';
import type { PanelFault } from '../../../src/engine/panels/panel.js';
import { distributionOfSeat } from './distributions.js';

/** The codes of all faults, sorted; as far as random sites have them: all that a panel names is there. */
export function panelFaultCodes(catalog: Catalog, { service: id, primary, seats }: Panel): PanelFault['code'][] {
  const service = catalog.services.find((one) => one.id === id)!;
  const all = [primary, ...seats];
  const codes = all.flatMap((seat, place): PanelFault['code'][] => {
    const { calendar, pool, count = 1 } = seat;
    const before = (isSame: (other: Seat) => boolean): boolean => all.slice(0, place).some(isSame);
    const found: PanelFault['code'][] = [];
    if (calendar !== undefined && before((other) => other.calendar === calendar)) found.push('calendar-twice');
    if (pool !== undefined && before((other) => other.pool === pool)) found.push('pool-twice');
    if ((calendar !== undefined || place === 0) && count > 1) found.push('wrong-count');
    if (pool !== undefined && distributionOfSeat(catalog, service, pool).name === 'client-choice') {
      found.push('undecided-pool');
    }
    return found;
  });
  return [...codes, ...(service.seats > 1 ? ['group-session' as const] : [])].sort();
}
