/** Shows custom-elements.json as tables: nothing of it is written a second time. */
import { html, nothing, render, type TemplateResult } from 'lit';
import manifest from '../src/elements/custom-elements.json';

interface Row {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
  readonly attribute?: string;
}

const elements = manifest.modules.flatMap((module) => module.declarations ?? []);

/** Text in which `…` is code. */
function prose(text = ''): (string | TemplateResult)[] {
  return text.split('`').map((piece, i) => (i % 2 ? html`<code>${piece}</code>` : piece));
}

/** A table with a row a name; nothing where there is none. */
function table(title: string, id: string, rows: readonly Row[] | undefined, more?: (row: Row) => string): unknown {
  if (!rows?.length) return nothing;
  return html`<h3 id=${id}>${title}</h3>
    <div class="scroll" tabindex="0" role="group" aria-labelledby=${id}>
      <table aria-labelledby=${id}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            ${more ? html`<th scope="col">Type or value</th>` : nothing}
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row"><code>${row.name || '(default)'}</code></th>
                ${more ? html`<td><code>${more(row)}</code></td>` : nothing}
                <td>${prose(row.description)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

const typeOf = ({ type, default: value }: Row): string => [type?.text, value && `= ${value}`].filter(Boolean).join(' ');

function section(element: (typeof elements)[number]): TemplateResult {
  const { tagName: tag, description, attributes, members, events, slots, cssParts, cssStates } = element;
  const fields = (members as readonly (Row & { kind: string })[]).filter(({ kind }) => kind === 'field');
  const properties = fields.filter(({ name }) => !attributes?.some(({ fieldName }) => fieldName === name));
  return html`<section class="surface" aria-labelledby=${tag}>
    <h2 id=${tag}>&lt;${tag}&gt;</h2>
    ${description.split('\n\n').map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
    ${table('Parts', `${tag}-parts`, cssParts)}
    ${table(
      'States',
      `${tag}-states`,
      cssStates?.map((state) => ({ ...state, name: `:state(${state.name})` })),
    )}
    ${table('Attributes', `${tag}-attributes`, attributes as readonly Row[], typeOf)}
    ${table('Properties', `${tag}-properties`, properties, typeOf)} ${table('Slots', `${tag}-slots`, slots)}
    ${table('Events', `${tag}-events`, events as readonly Row[] | undefined, typeOf)}
  </section>`;
}

const tags = elements.map(({ tagName }) => tagName);
const contents = document.querySelector<HTMLElement>('#contents')!;
const place = document.querySelector<HTMLElement>('#elements')!;
render(
  html`<ul>
    <li><a href="#tokens">Tokens</a></li>
    ${tags.map((tag) => html`<li><a href="#${tag}">&lt;${tag}&gt;</a></li>`)}
  </ul>`,
  contents,
);
render(
  html`<section class="surface">
      ${table('Tokens, the same for every element', 'tokens', elements[0]?.cssProperties, typeOf)}
    </section>
    ${elements.map(section)}`,
  place,
);
