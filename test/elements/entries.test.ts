import { expect } from 'chai';
import '../../src/define/month.js';
import { all, settled } from '../support/mount.js';
import { timeFlow } from '../support/picker-states.js';

describe('Elements registered one by one', () => {
  it('one that is there before the <rota-booking> around it finds its flow once that is, too', async () => {
    const booking = document.createElement('rota-booking');
    const month = booking.appendChild(document.createElement('rota-month'));
    document.body.append(booking);
    await settled(month);
    expect(all(month, 'table')).to.have.length(0);

    expect(customElements.get('rota-booking')).to.equal(undefined);
    await import('../../src/define/booking-frame.js');
    booking.flow = timeFlow();
    await settled(booking);
    await settled(month);
    expect(all(month, 'table')).to.have.length(1);
    booking.remove();
  });
});
