/** The page's own form says what it would send. */
import './demo.js';

const form = document.querySelector<HTMLFormElement>('form.own')!;
const output = form.querySelector('output')!;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  output.value = new URLSearchParams([...new FormData(form)].map(([key, value]) => [key, String(value)])).toString();
});
form.addEventListener('reset', () => (output.value = ''));
