/** The theme editor: a form, two widgets that wear what it says, and the style sheet to copy. */
import '../src/define/index.js';
import type { Flow } from '../src/booking/flow.js';
import type { Step } from '../src/booking/state.js';
import type { RotaBooking } from '../src/elements/booking/booking.js';
import { backendOf } from './themes/backend.js';
import { BUSINESSES } from './themes/businesses.js';
import { FONTS, PRESETS, type Choices } from './theme-editor/choices.js';
import { warningsFor } from './theme-editor/contrast.js';
import { writeCss } from './theme-editor/write-css.js';

const one = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const form = one<HTMLFormElement>('#controls');
const widgets = [...document.querySelectorAll('rota-booking')];
const sheet = document.head.appendChild(document.createElement('style'));
const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  content: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] => Object.assign(document.createElement(tag), content);

/** Puts values into the form's fields; names that it doesn't have are passed over. */
function fill(values: Iterable<readonly [string, string]>): void {
  for (const [name, value] of values) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
}

const choices = (): Choices =>
  Object.fromEntries(new FormData(form) as unknown as Iterable<[string, string]>) as unknown as Choices;

/** Shows what the form says: the widgets' clothes, the warnings, the CSS, and the address. */
function show(): void {
  const chosen = choices();
  const css = writeCss(chosen);
  sheet.textContent = css;
  one('#css').textContent = css;
  one('#copied').textContent = '';
  for (const output of form.querySelectorAll('output')) {
    const field = form.elements.namedItem(output.htmlFor.value) as HTMLInputElement;
    output.value = `${Number(field.value)} em`;
  }
  const warnings = warningsFor(chosen).map(({ what, scheme, ratio, least }) =>
    element('li', {
      className: 'warning',
      textContent: `${what} in ${scheme}: ${ratio.toFixed(1)} to 1, should be ${least} or more.`,
    }),
  );
  one('#warnings').replaceChildren(
    ...(warnings.length > 0 ? warnings : [element('li', { textContent: 'Everything reads, in both schemes.' })]),
  );
  history.replaceState(null, '', `?${new URLSearchParams({ ...chosen }).toString()}`);
}

/** Leads a widget to a step as soon as it knows enough. Until then it takes no focus away from the form. */
function lead(widget: RotaBooking, to: Step): void {
  const { flow } = widget;
  if (!flow) return;
  widget.inert = true;
  const arrived = (): boolean => {
    goOn(flow, to);
    if (flow.state.step !== to) return false;
    requestAnimationFrame(() => (widget.inert = false));
    return true;
  };
  if (arrived()) return;
  const stop = flow.subscribe(() => arrived() && stop());
}

/** One step further on the way to another, or back to it. */
function goOn(flow: Flow, to: Step): void {
  const { step, steps, services, starts } = flow.state;
  const free = starts.find(({ left }) => left > 0);
  if (steps.indexOf(step) >= steps.indexOf(to)) flow.goTo(to);
  else if (step === 'service' && services[0]) {
    flow.chooseService(services[0].id);
    flow.next();
  } else if (step === 'time' && free) {
    flow.chooseStart(free);
    flow.next();
  }
}

function showStep(): void {
  const step = one<HTMLInputElement>('#steps :checked').value as Step;
  for (const widget of widgets) lead(widget, step);
}

one('#presets').append(
  ...Object.entries(PRESETS).map(([name, values]) => {
    const button = element('button', { type: 'button', textContent: name });
    button.addEventListener('click', () => {
      fill(Object.entries(values));
      show();
    });
    return button;
  }),
);
one<HTMLSelectElement>('[name=font]').append(
  ...Object.entries(FONTS).map(([value, textContent]) => element('option', { value, textContent })),
);
fill(Object.entries(PRESETS['Plain']!));
fill(new URLSearchParams(location.search));
form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
one('#steps').addEventListener('change', showStep);
one('#copy').addEventListener('click', () => {
  void navigator.clipboard.writeText(one('#css').textContent).then(() => (one('#copied').textContent = 'Copied.'));
});

const { file } = BUSINESSES.spa;
const services = file.services.map((service) => ({ ...service, assignment: 'automatic' as const }));
for (const widget of widgets) {
  widget.adapter = backendOf({ ...file, services });
  await widget.updateComplete;
}
show();
showStep();
