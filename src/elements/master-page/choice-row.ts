import { html, nothing, type TemplateResult } from 'lit';
import type { PageChoice } from '../../booking/state.js';
import type { PageStrings } from '../../locale/pages/strings.js';
import type { Words } from '../../locale/words.js';
import { peopleIcon } from '../shared/later-icons.js';
import { hostsText } from '../shared/names.js';
import { safeUrl } from '../shared/safe-url.js';
import { initials } from '../specialist-picker/initials.js';

/** What a row speaks with, and tells the element. */
interface Row {
  readonly words: Words;
  readonly own: PageStrings;
  choose(): void;
  /** Ids of choices whose portraits did not load. */
  readonly broken: ReadonlySet<string>;
  onBroken(id: string): void;
}

/** One choice of a master page: a service or panel with length and price, a person with a portrait, a pool. */
export function choiceRow(choice: PageChoice, id: string, row: Row): TemplateResult {
  const { strings, format } = row.words;
  const { entry, name, service, isChosen } = choice;
  const about = aboutText(choice, row);
  const amount = service?.price && (service.price.amount === 0 ? strings.services.free : format.money(service.price));
  const { choose } = row;
  return html`<label class="option ${entry.kind}" part=${isChosen ? 'option selected' : 'option'}>
    <input
      type="radio"
      name="entry"
      aria-labelledby="name-${id} ${service ? `facts-${id}` : ''}"
      aria-describedby=${about ? `about-${id}` : nothing}
      .checked=${isChosen}
      @click=${choose}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && choose()}
    />
    ${service ? nothing : portrait(choice, row)}
    <span class="name" part="name" id="name-${id}"><bdi>${name}</bdi></span>
    ${
      service
        ? html`<span class="facts" id="facts-${id}">
            <span class="duration" part="duration"
              >${format.list(
                service.durations.map((minutes) => format.duration(minutes)),
                'disjunction',
              )}</span
            >
            ${amount ? html`<span class="price" part="price">${amount}</span>` : nothing}
          </span>`
        : nothing
    }
    ${about ? html`<span class="about" part="about" id="about-${id}"><bdi>${about}</bdi></span>` : nothing}
  </label>`;
}

/** What it is; of a meeting who else is there, of a pool that anybody of it serves. */
function aboutText({ entry, about, hosts, service }: PageChoice, { words, own }: Row): string {
  const { strings, format } = words;
  const group = service && service.seats > 1 && format.fill(strings.services.group, { seats: service.seats });
  const meet = hosts.length > 0 && format.fill(own.with, { names: hostsText(hosts, words) });
  return [group, meet, entry.kind === 'pool' && strings.specialists.any, about].filter(Boolean).join(' · ');
}

function portrait({ entry: { kind, id }, name, portrait }: PageChoice, { broken, onBroken }: Row): TemplateResult {
  if (kind === 'pool') return html`<span class="portrait" part="portrait">${peopleIcon}</span>`;
  const url = broken.has(id) ? undefined : safeUrl(portrait);
  return url
    ? html`<img
        class="portrait"
        part="portrait"
        src=${url}
        alt=""
        width="44"
        height="44"
        loading="lazy"
        @error=${() => onBroken(id)}
      />`
    : html`<span class="portrait" part="portrait" aria-hidden="true">${initials(name)}</span>`;
}
