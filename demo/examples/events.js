const log = document.querySelector('#log');
const TYPES = ['rota-ready', 'rota-step', 'rota-choose', 'rota-book', 'rota-booked', 'rota-trouble'];

for (const type of TYPES) {
  // They bubble and are composed: the whole document hears them.
  document.addEventListener(type, (event) => {
    const detail = Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'isTrusted'));
    const entry = log.appendChild(document.createElement('li'));
    entry.textContent = `${type}${event.cancelable ? ', can be prevented' : ''}: ${JSON.stringify(detail)}`;
  });
}

// Both come before the act.
document.addEventListener('rota-step', (event) => {
  if (document.querySelector('#stay').checked) event.preventDefault();
});
document.addEventListener('rota-book', (event) => {
  if (document.querySelector('#keep').checked) event.preventDefault();
});
