/** The engine's own page. One state, one function from it to the page: whatever changes, all is worked out anew. */
import { html, render, type TemplateResult } from 'lit';
import { answerView } from './engine/answer-view.js';
import { dayView } from './engine/day-view.js';
import { monitoringView } from './engine/monitoring-view.js';
import { panelView } from './engine/panel-view.js';
import { recordView } from './engine/record-view.js';
import { ruleView } from './engine/rule-view.js';
import { sceneOf } from './engine/scene.js';
import { FIRST_SETTINGS, type Settings } from './engine/settings.js';
import { stagesView } from './engine/stages-view.js';
import { teamView } from './engine/team-view.js';
import { whatIfView } from './engine/what-if-view.js';
import { whyView } from './engine/why-view.js';

let settings = FIRST_SETTINGS;

/** What the reader changes makes a new record; only an edit of the record itself leaves it as it is. */
function change(changed: Partial<Settings>): void {
  settings = { ...settings, tampered: undefined, ...changed };
  show();
}

function page(): TemplateResult {
  const scene = sceneOf(settings);
  return html`<div>${dayView(scene, change)}</div>
    <div>${answerView(scene, change)}</div>
    <div>${ruleView(scene, change)} ${teamView(scene, change)}</div>
    <div>${stagesView(scene)} ${recordView(scene, change)}</div>
    <div class="further">${panelView(scene)}</div>
    <div class="further">${whyView(scene, change)} ${whatIfView(scene)} ${monitoringView(scene)}</div>`;
}

function show(): void {
  render(page(), document.querySelector<HTMLElement>('#engine')!);
}

show();
