import { html, nothing, type TemplateResult } from 'lit';
import type { PageChoice } from '../../booking/state.js';
import type { PageStrings } from '../../locale/pages/strings.js';
import type { Words } from '../../locale/words.js';
import { serviceFacts } from '../service-picker/list-parts.js';
import { peopleIcon } from '../shared/later-icons.js';
import { hostsText } from '../shared/names.js';
import type { Portraits } from '../shared/portraits.js';

/** What a row speaks with, and tells the element. */
interface Row {
  readonly words: Words;
  readonly own: PageStrings;
  choose(): void;
  readonly portraits: Portraits;
}

/** One choice of a master page: a service or panel with length and price, a person with a portrait, a pool. */
export function choiceRow(choice: PageChoice, id: string, row: Row): TemplateResult {
  const { entry, name, service, isChosen } = choice;
  const about = aboutText(choice, row);
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
    ${service ? serviceFacts(service, id, row.words) : nothing}
    ${about ? html`<span class="about" part="about" id="about-${id}"><bdi>${about}</bdi></span>` : nothing}
  </label>`;
}

/** What it is; of a meeting who else is there, of a pool that anybody of it serves. */
function aboutText({ entry, about, hosts, service }: PageChoice, { words, own }: Row): string {
  const { strings, format } = words;
  const group = service && service.seats > 1 && format.fill(strings.services.group, { seats: service.seats });
  const meet = hosts.length > 0 && format.fill(own.with, { names: hostsText(hosts, words) });
  // Filled in to stand apart: it may run the other way.
  const apart = about && format.fill('{about}', { about });
  return [group, meet, entry.kind === 'pool' && strings.specialists.any, apart].filter(Boolean).join(' · ');
}

function portrait({ entry: { kind, id }, name, portrait }: PageChoice, { portraits }: Row): TemplateResult {
  if (kind === 'pool') return html`<span class="portrait" part="portrait">${peopleIcon}</span>`;
  return portraits.of({ id, name, portrait });
}
