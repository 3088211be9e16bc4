/** Who got how much this month (HS-5): a chart, and beside it the same as a table. */
import { html, svg, type TemplateResult } from 'lit';
import { monitoringOf, type MemberFigures, type Monitoring } from '../../src/engine/index.js';
import { NOVEMBER } from './clock.js';
import type { Scene } from './scene.js';
import { SERVICE } from './team.js';
import { person, tint, words } from './words.js';

export function monitoringView({ site, availability, ledger }: Scene): TemplateResult {
  const monitoring = monitoringOf(site, availability.calendars, ledger, { service: SERVICE, days: NOVEMBER });
  return html`<section aria-labelledby="monitoring">
    <h2 id="monitoring">Is it fair?</h2>
    <p>
      Who is open at few of the times that clients ask for can’t get as many lessons. So the engine measures against
      both: the team’s average, and the chances each one had.
    </p>
    <div class="monitoring">
      ${chart(monitoring)}
      <table>
        <thead>
          <tr>
            <th scope="col">Tutor</th>
            <th scope="col">received</th>
            <th scope="col">taken away</th>
            <th scope="col">against average</th>
            <th scope="col">against chances</th>
          </tr>
        </thead>
        <tbody>
          ${monitoring.members.map(
            (member) =>
              html`<tr>
                <th scope="row">${person(member.calendar)}</th>
                <td>${member.received}</td>
                <td>${member.taken}</td>
                <td>${signed(member.againstAverage)}</td>
                <td>${signed(member.againstOpportunity)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** Height of one bar's row in pixels, as in figures.css; widths are parts of the whole. */
const ROW = 32;

function chart({ members, average }: Monitoring): TemplateResult {
  const share = ({ kept, againstOpportunity }: MemberFigures): number => kept - againstOpportunity;
  const most = Math.max(1, average, ...members.flatMap((member) => [member.kept, share(member)]));
  const wide = (value: number): string => `${(Math.max(0, value) / most) * 92}%`;
  return html`<figure>
    <div class="chart" aria-hidden="true">
      <div>${members.map(({ calendar }) => person(calendar))}</div>
      <svg height=${members.length * ROW} width="100%">
        ${members.map(
          (member, index) => svg`<g class=${tint(member.calendar)}>
          <rect x="0" y=${index * ROW + 5} width=${wide(member.kept)} height=${ROW - 10} rx="3" />
          <line class="mark" x1=${wide(share(member))} x2=${wide(share(member))} y1=${index * ROW + 1} y2=${(index + 1) * ROW - 1} />
        </g>`,
        )}
        <line class="average" x1=${wide(average)} x2=${wide(average)} y1="0" y2=${members.length * ROW} />
      </svg>
    </div>
    <figcaption>
      Bars: lessons kept. Short marks: what the chances would give. Dashed: the average,
      ${words.format.number(Math.round(average * 10) / 10)}.
    </figcaption>
  </figure>`;
}

const SIGNED = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
const signed = (value: number): string => SIGNED.format(value);
