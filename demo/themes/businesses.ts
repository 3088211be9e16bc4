import type { SiteFile } from '../../src/server/index.js';

/** A business whose page a theme dresses. */
export interface Business {
  readonly file: SiteFile;
  /** What its page says above the widget. */
  readonly headline: string;
  readonly lead: string;
}

const WEEK = {
  mon: ['09:00-18:00'],
  tue: ['09:00-18:00'],
  wed: ['09:00-18:00'],
  thu: ['09:00-18:00'],
  fri: ['09:00-16:00'],
};

type Person = readonly [id: string, name: string, role: string];
type Offer = Omit<SiteFile['services'][number], 'calendars'>;

/** A site where every one of the people does everything, and clients may ask for them. */
function site(
  id: string,
  name: string,
  people: readonly Person[],
  offers: readonly Offer[],
  more: Partial<SiteFile> = {},
): SiteFile {
  return {
    id,
    name,
    zone: 'Europe/Berlin',
    specialists: people.map(([person, called, role]) => ({ id: person, name: called, role })),
    calendars: people.map(([person]) => ({ id: person, specialist: person, hours: WEEK })),
    services: offers.map((offer) => ({
      assignment: 'client',
      anyAvailable: 'merged',
      calendars: people.map(([person]) => person),
      ...offer,
    })),
    ...more,
  };
}

const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** The six businesses of the gallery; the keys are the names of their themes. */
export const BUSINESSES = {
  spa: {
    headline: 'Come in. Breathe out.',
    lead: 'Warm stone, cedar and quiet. Book an hour, stay as long as you like.',
    file: site(
      'spa',
      'Halden Baths',
      [
        ['mira', 'Mira Sund', 'Massage and breath'],
        ['ola', 'Ola Berg', 'Deep tissue'],
      ],
      [
        {
          id: 'ritual',
          name: 'Cedar ritual',
          description: 'Steam, scrub and a slow massage with warm oil.',
          durations: [90],
          price: euros(145),
        },
        {
          id: 'massage',
          name: 'Quiet massage',
          description: 'Back, neck and shoulders. No talking unless you wish to.',
          durations: [60, 90],
          price: euros(95),
        },
        {
          id: 'bath',
          name: 'Private bath for two',
          description: 'The small bath house, with tea.',
          durations: [120],
          price: euros(180),
        },
      ],
      { phone: '+49 30 5550 1820' },
    ),
  },
  clinic: {
    headline: 'See a doctor this week',
    lead: 'Appointments in person or by video. Bring your insurance card.',
    file: site(
      'clinic',
      'Lindenhof Practice',
      [
        ['weber', 'Dr. Jana Weber', 'General medicine'],
        ['okoye', 'Dr. Chidi Okoye', 'Internal medicine'],
        ['santos', 'Dr. Inês Santos', 'Dermatology'],
      ],
      [
        {
          id: 'visit',
          name: 'Consultation',
          description: 'For anything new. In person.',
          durations: [20],
          category: 'In the practice',
        },
        {
          id: 'check',
          name: 'Health check',
          description: 'Every three years from 35 on. Come on an empty stomach.',
          durations: [45],
          category: 'In the practice',
        },
        { id: 'vaccine', name: 'Vaccination', durations: [10], category: 'In the practice' },
        {
          id: 'video',
          name: 'Video consultation',
          description: 'Results, prescriptions and follow-ups.',
          durations: [15],
          category: 'From home',
        },
      ],
      { phone: '+49 30 5550 2440', specialistLabel: 'doctor' },
    ),
  },
  bank: {
    headline: 'A conversation about what comes next',
    lead: 'Mortgages, savings and the years after work, with an adviser who answers for what they say.',
    file: site(
      'bank',
      'Marlow & Sons, Bankers since 1871',
      [
        ['hart', 'Eleanor Hart', 'Mortgages'],
        ['vane', 'Thomas Vane', 'Investments'],
      ],
      [
        {
          id: 'mortgage',
          name: 'Mortgage review',
          description: 'Your rate, your term and what a move would cost.',
          durations: [60],
        },
        {
          id: 'savings',
          name: 'Savings and investments',
          description: 'A plan you can read in five minutes.',
          durations: [45, 60],
        },
        { id: 'retire', name: 'Retirement planning', durations: [60] },
      ],
      { phone: '+49 30 5550 1871', specialistLabel: 'adviser' },
    ),
  },
  barber: {
    headline: 'Sit down. Look sharp.',
    lead: 'Three chairs, hot towels, no hurry. Walk-ins when there is a chair free.',
    file: site(
      'barber',
      'Fulton Street Barbers',
      [
        ['dre', 'Dre', 'Fades'],
        ['sal', 'Sal', 'Shaves, classic cuts'],
        ['kit', 'Kit', 'Long hair'],
      ],
      [
        {
          id: 'cut',
          name: 'Haircut',
          description: 'Scissors or clippers, wash included.',
          durations: [40],
          price: euros(34),
        },
        { id: 'fade', name: 'Skin fade', durations: [50], price: euros(39) },
        {
          id: 'shave',
          name: 'Hot towel shave',
          description: 'Straight razor, three towels.',
          durations: [30],
          price: euros(28),
        },
        { id: 'both', name: 'Cut and beard', durations: [70], price: euros(55) },
      ],
      { phone: '+49 30 5550 3120', specialistLabel: 'barber' },
    ),
  },
  studio: {
    headline: 'Bring a problem',
    lead: 'We make identities, signs and type. We do not make slides.',
    file: site(
      'studio',
      'Büro Kante',
      [
        ['lio', 'Lio Kante', 'Type'],
        ['mo', 'Mo Adler', 'Space'],
      ],
      [
        {
          id: 'talk',
          name: 'First talk',
          description: 'Free. Half an hour. You talk, we draw.',
          durations: [30],
          price: euros(0),
        },
        { id: 'crit', name: 'Crit', description: 'Your work on our wall.', durations: [60], price: euros(120) },
        { id: 'day', name: 'Day with us', description: 'One room, one problem.', durations: [480], price: euros(1400) },
      ],
      { email: 'in@kante.example' },
    ),
  },
  dentist: {
    headline: 'Hello, little teeth!',
    lead: 'A dentist for children up to twelve. There is a slide, and nobody has to go on it.',
    file: site(
      'dentist',
      'Milchzahn',
      [
        ['ida', 'Dr. Ida', 'Knows every dinosaur'],
        ['ben', 'Dr. Ben', 'Draws on your glove'],
      ],
      [
        {
          id: 'first',
          name: 'First visit',
          description: 'Ride the chair, count the teeth, take a sticker.',
          durations: [30],
        },
        { id: 'check', name: 'Check-up', description: 'Twice a year.', durations: [20] },
        { id: 'ouch', name: 'Something hurts', description: 'We keep room for this every day.', durations: [30] },
      ],
      { phone: '+49 30 5550 7733', specialistLabel: 'dentist' },
    ),
  },
} as const satisfies Record<string, Business>;

export type ThemeName = keyof typeof BUSINESSES;
