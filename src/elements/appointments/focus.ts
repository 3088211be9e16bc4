import type { AppointmentsState } from '../../booking/appointments/state.js';

/**
 * Where the client's last action has led: to the question, to the choice of a new time, to what became of it, and back to the
 * button it came from.
 */
export function targetOf(before: AppointmentsState, state: AppointmentsState): string | undefined {
  const { task, news, form, opens, fault } = state;
  if (before.opens && !opens && before.bookings.status === 'ready') return fault ? '.fault' : '.heading';
  if (news && news !== before.news) return '.news';
  if (task?.kind === 'move' && task.lost && task.flow !== (before.task as typeof task | undefined)?.flow)
    return '.lost';
  if (task && !before.task) return task.kind === 'cancel' ? '.question > .ask' : '.moving > .heading';
  if (!task && before.task) return `#${CSS.escape(`${before.task.kind}-${before.task.booking.id}`)}`;
  if (form.error && form !== before.form) return 'input[type="email"]';
  if (form.status !== before.form.status && form.status === 'sent') return '.sent';
  if (form.status === 'open' && before.form.status === 'sent') return 'input[type="email"]';
  return firstOlder(before, state);
}

/** The first of the bookings that came last, with which the button that asked for them has gone. */
function firstOlder({ bookings: before }: AppointmentsState, { bookings }: AppointmentsState): string | undefined {
  if (before.status !== 'ready' || bookings.status !== 'ready') return undefined;
  if (!before.value.more || bookings.value.more) return undefined;
  const known = before.value.past.map(({ id }) => id);
  const first = bookings.value.past.find(({ id }) => !known.includes(id));
  return first && `#${CSS.escape(`when-${first.id}`)}`;
}
