import { html, nothing, type TemplateResult } from 'lit';
import type { AppointmentsState } from '../../booking/appointments/state.js';
import { alertIcon } from '../shared/icons.js';
import { contact } from '../shared/contact.js';
import { notice } from '../shared/trouble-notice.js';
import type { AppointmentWords } from './words.js';

export interface LinkFormIntents {
  editEmail(email: string): void;
  sendLink(): void;
}

/**
 * Asks for the address that a link to all bookings goes to; where no links are sent, says where else they are.
 *
 * @param shared Whether others use the computer, too.
 */
export function linkForm(
  state: AppointmentsState,
  words: AppointmentWords,
  shared: boolean,
  intents: LinkFormIntents,
): TemplateResult {
  const { own, strings, format } = words;
  const { email, status, error, trouble } = state.form;
  if (!state.can.sendLink)
    return html`<p>${own.fromMail}</p>
      ${contact(state, words)}`;
  if (status === 'sent') {
    return html`<p class="sent" part="sent" tabindex="-1">${format.fill(own.sent, { email })}</p>
      <p class="actions">
        <button type="button" class="quiet" part="again" @click=${() => intents.editEmail('')}>
          ${own.otherAddress}
        </button>
      </p>`;
  }
  const label = strings.details.labels.email;
  const submit = (event: Event): void => {
    event.preventDefault();
    intents.sendLink();
  };
  return html`<form class="ask" part="form" novalidate @submit=${submit}>
    <p>${own.ask}</p>
    <div class="field">
      <label for="email" part="label">${label}</label>
      <input
        id="email"
        type="email"
        name="email"
        part=${error ? 'control invalid' : 'control'}
        autocomplete=${shared ? 'off' : 'email'}
        required
        .value=${email}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? 'email-error' : nothing}
        @input=${(event: Event) => intents.editEmail((event.target as HTMLInputElement).value)}
      />
      ${
        error
          ? html`<p class="error" id="email-error" part="error">
              ${alertIcon}${format.fill<string>(strings.details.errors[error], { label })}
            </p>`
          : nothing
      }
    </div>
    ${trouble ? notice(trouble, words, contact(state, words)) : nothing}
    <button type="submit" class="primary" part="primary" aria-disabled=${status === 'sending'}>
      ${status === 'sending' ? own.sending : own.send}
    </button>
  </form>`;
}
