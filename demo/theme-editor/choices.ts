/** What is set in the editor: the names of its fields and their values, as a form holds them. */
export interface Choices {
  readonly accent: string;
  readonly accentDark: string;
  readonly surface: string;
  readonly surfaceDark: string;
  readonly text: string;
  readonly textDark: string;
  /** The hues of what is wrong, and of what went well. */
  readonly error: string;
  readonly success: string;
  readonly font: string;
  /** Of the page's own size. */
  readonly size: string;
  readonly onAccent: string;
  /** In em. */
  readonly radius: string;
  /** In em. */
  readonly space: string;
  readonly days: string;
  readonly times: string;
  readonly options: string;
}

/** Names for stacks of fonts that computers have. */
export const FONTS: Readonly<Record<string, string>> = {
  '': 'the page’s own',
  'system-ui, sans-serif': 'System',
  "'Iowan Old Style', Palatino, Georgia, serif": 'Old style serif',
  "Rockwell, 'Roboto Slab', 'DejaVu Serif', serif": 'Slab serif',
  "'Avenir Next Condensed', 'Arial Narrow', 'DejaVu Sans Condensed', sans-serif": 'Condensed',
  "ui-rounded, 'Arial Rounded MT Bold', 'Noto Sans', sans-serif": 'Rounded',
  'ui-monospace, monospace': 'Typewriter',
};

/** The widget's own hues, as near as a colour field can say them. */
export const OWN_HUES = { error: '#d73337', success: '#319751' } as const;

const PLAIN: Choices = {
  accent: '#2f5bd0',
  accentDark: '#8fb0ff',
  surface: '#ffffff',
  surfaceDark: '#15171c',
  text: '#1d1d1f',
  textDark: '#ececef',
  ...OWN_HUES,
  font: '',
  size: '1',
  onAccent: '',
  radius: '0.6',
  space: '1',
  days: '',
  times: '',
  options: '',
};

/** What to begin with. */
export const PRESETS: Readonly<Record<string, Choices>> = {
  Plain: PLAIN,
  Clay: {
    ...PLAIN,
    ...{
      accent: '#8a4b2f',
      accentDark: '#e0a184',
      surface: '#fffaf3',
      surfaceDark: '#211a16',
      text: '#3a2f28',
      textDark: '#f0e6dc',
    },
    ...{
      font: "'Iowan Old Style', Palatino, Georgia, serif",
      radius: '0.9',
      days: 'round',
      options: 'lines',
      space: '1.2',
    },
  },
  Forest: {
    ...PLAIN,
    ...{
      accent: '#2c6e49',
      accentDark: '#8fd3a8',
      surface: '#f3f8f4',
      surfaceDark: '#0f1a14',
      text: '#12291c',
      textDark: '#e2f1e7',
    },
    ...{ radius: '2', times: 'pill', days: 'round' },
  },
  Ledger: {
    ...PLAIN,
    ...{
      accent: '#14305f',
      accentDark: '#d3b46a',
      surface: '#fbf9f4',
      surfaceDark: '#0d1728',
      text: '#0e1f3d',
      textDark: '#ece6d6',
    },
    ...{
      font: "Rockwell, 'Roboto Slab', 'DejaVu Serif', serif",
      radius: '0',
      space: '0.75',
      days: 'line',
      times: 'outline',
      options: 'lines',
    },
  },
  Signal: {
    ...PLAIN,
    ...{
      accent: '#000000',
      accentDark: '#ffd400',
      surface: '#ffe45c',
      surfaceDark: '#000000',
      text: '#000000',
      textDark: '#ffffff',
    },
    ...{
      font: "'Avenir Next Condensed', 'Arial Narrow', 'DejaVu Sans Condensed', sans-serif",
      radius: '0',
      size: '1.1',
      times: 'outline',
    },
  },
};
