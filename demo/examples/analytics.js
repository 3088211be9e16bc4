// What tag managers read; put your own analytics in its place. No event says who books, or what they typed.
const sent = (globalThis.dataLayer ??= []);

document.addEventListener('rota-step', ({ to }) => sent.push({ name: 'booking step', step: to }));
document.addEventListener('rota-booked', ({ service }) => sent.push({ name: 'booked', service }));
document.addEventListener('rota-trouble', ({ trouble }) => sent.push({ name: 'trouble', code: trouble.code }));
