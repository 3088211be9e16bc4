import { expect } from 'chai';
import { Sites, siteFromFile, type SiteFile } from '../../src/server/index.js';
import type { PageFile } from '../../src/server/pages/page-file.js';
import { createPages, type WidgetFiles } from '../../src/server/pages/pages.js';
import { sitePages, type SitePages } from '../../src/server/pages/site-pages.js';
import { publicCatalog } from '../../src/server/public-catalog.js';
import type { Answered } from '../../src/server/http/observed.js';
import { NOW, PRACTICE as SITE } from './support.js';

const PRACTICE: SiteFile = { ...SITE, language: 'en' };
const script = (name: string, code: string): PageFile => ({
  name,
  type: 'text/javascript; charset=utf-8',
  bodies: { identity: code, br: 'packed' },
});
const WIDGET: WidgetFiles = {
  files: [
    { ...script('rota.js', 'loader'), changes: true },
    script('rota-abc.js', 'code'),
    script('rota-x.js', 'more'),
  ],
  start: 'rota-abc.js',
  next: 'rota-x.js',
  appointments: 'rota-own.js',
  package: 'rota-package.js',
};
const STYLES: PageFile = { name: 'pages.abc.css', type: 'text/css; charset=utf-8', bodies: { identity: 'styles' } };

const POOL = { id: 'team', name: 'The team', members: [{ calendars: ['a'] }, { calendars: ['b'] }] };

/** The practice with pools, and pages over all kinds of entries. */
const OFFERS: SiteFile = {
  ...PRACTICE,
  services: [
    ...PRACTICE.services,
    { id: 'intro', name: 'Introduction', durations: [15], pool: 'team', assignment: 'automatic' },
  ],
  pools: [POOL, { ...POOL, id: 'unused', name: 'Nobody asks for these' }],
  panels: [{ id: 'board', name: 'Board', service: 'talk', primary: { calendar: 'a' }, seats: [{ calendar: 'b' }] }],
  packages: [{ id: 'five', name: 'Five', sessions: [{ service: 'talk', count: 5 }] }],
  pages: [
    {
      id: 'start',
      name: 'Welcome',
      sections: [
        {
          label: 'Begin here',
          instructions: 'Come early.',
          entries: [
            { kind: 'service', id: 'talk' },
            { kind: 'pool', id: 'team' },
            { kind: 'specialist', id: 'ann' },
          ],
        },
      ],
    },
    { id: 'together', name: 'Together', sections: [{ label: 'All', entries: [{ kind: 'panel', id: 'board' }] }] },
    {
      id: 'late',
      name: 'Late',
      timeFirst: true,
      sections: [{ label: 'All', entries: [{ kind: 'service', id: 'talk' }] }],
    },
  ],
};

function pagesOf(...files: readonly SiteFile[]) {
  const sites = new Sites(files.map((file) => siteFromFile(file)));
  const answered: Answered[] = [];
  const answer = createPages({
    ...{ sites, clock: () => NOW, widget: WIDGET, styles: STYLES },
    onAnswer: (one) => answered.push(one),
  });
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    answer(new Request(`https://book.example${path}`, { headers }));
  const made = (): SitePages => sitePages(publicCatalog([...sites][0]!, NOW));
  return { get, made, answered, text: async (path: string) => (await get(path)).text() };
}

describe('Hosted pages', () => {
  it('FL-12 the site, each service, each person who can be asked for, each pool and each page have one', () => {
    const { pages } = pagesOf(OFFERS).made();
    expect([...pages.keys()]).to.deep.equal([
      ...['', '/massage', '/talk', '/class', '/intro'],
      ...['/with/a', '/with/b', '/with/group', '/team/team', '/package/five', '/meeting/board'],
      ...['/page/start', '/page/together', '/page/late'],
    ]);
  });

  it('FL-12 the widget is limited to what the address names', async () => {
    const { text } = pagesOf(OFFERS);
    const limits = async (path: string): Promise<Record<string, string>> => {
      const [, attributes = ''] = /<rota-booking([^>]*)>/.exec(await text(path)) ?? [];
      expect(attributes).to.include('backend="/"').and.include('site="practice"').and.include('keep-draft');
      const found = [...attributes.matchAll(/(service|calendar|page|panel|pool)="(\w+)"/g)];
      return Object.fromEntries(found.map(([, name, id]) => [name!, id!]));
    };
    expect(await limits('/practice')).to.deep.equal({});
    expect(await limits('/practice/talk')).to.deep.equal({ service: 'talk' });
    expect(await limits('/practice/with/b')).to.deep.equal({ calendar: 'b' });
    expect(await limits('/practice/team/team')).to.deep.equal({ service: 'intro' });
    expect(await limits('/practice/meeting/board')).to.deep.equal({ panel: 'board' });
    expect(await limits('/practice/page/start')).to.deep.equal({ page: 'start' });
    const services = [...OFFERS.services, { ...OFFERS.services.at(-1)!, id: 'second', name: 'Second' }];
    const more = await pagesOf({ ...OFFERS, services }).text('/practice/team/team');
    expect(more).to.include('pool="team"');
  });

  it('MP-4 a page that offers nothing to clients has none, and the owner is told', () => {
    const hidden = { ...OFFERS.panels![0]!, primary: { calendar: 'secret' } };
    const { made } = pagesOf({ ...OFFERS, panels: [hidden], pages: OFFERS.pages!.slice(1, 2) });
    expect(made().missing[0]).to.equal('the page "together": nothing on it can be booked');
    expect([...made().pages.keys()]).not.to.include('/page/together');
  });

  it('A79 a person whom the site does not reveal has no page and no name on any', async () => {
    const services = OFFERS.services.map((service) => ({ ...service, reveal: 'after-booking' as const }));
    const { made, text } = pagesOf({ ...OFFERS, services });
    expect([...made().pages.keys()].filter((path) => path.startsWith('/with/'))).to.deep.equal([]);
    expect(await text('/practice')).not.to.match(/Ann|Bob/);
  });

  it('A62 a page is framed by the pages that the site lists, and one for a single client by none', async () => {
    const framedBy = async (origins: string[], path: string): Promise<string | undefined> => {
      const response = await pagesOf({ ...PRACTICE, origins }).get(path);
      return /frame-ancestors ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    };
    const two = ['https://a.example', 'https://b.example'];
    expect(await framedBy(two, '/practice')).to.equal('https://a.example https://b.example');
    expect(await framedBy([], '/practice')).to.equal("'none'");
    for (const path of ['/practice/my/appointments', '/practice/my/not-me', '/nowhere'])
      expect(await framedBy(two, path)).to.equal("'none'");
  });

  it('A55 everything comes from the server itself, and nothing runs that stands in the page', async () => {
    const portrait = 'https://pictures.example/ann.jpg';
    const [ann, ...others] = PRACTICE.specialists;
    const { get } = pagesOf({ ...PRACTICE, specialists: [{ ...ann!, portrait }, ...others] });
    const response = await get('/practice');
    expect(response.headers.get('content-security-policy')).to.equal(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data: https://pictures.example; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors https://www.example.com; require-trusted-types-for 'script'; trusted-types lit-html",
    );
    const page = await response.text();
    expect(page).not.to.match(/<style|style=|<script>|\bon\w+=/);
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)).to.deep.equal([
      'data:,',
      '/-/pages.abc.css',
      '/-/rota-abc.js',
      '/-/rota-x.js',
    ]);
  });

  it('A49 hostile texts of a site stay texts', async () => {
    const hostile = '"><script>boom()</script>&amp;';
    const { text } = pagesOf({
      ...PRACTICE,
      name: hostile,
      phone: hostile,
      services: PRACTICE.services.map((service) => ({ ...service, name: hostile, description: hostile })),
    });
    for (const path of ['/practice', '/practice/talk', '/practice/nothing']) {
      const page = await text(path);
      expect(page, path).to.include('&quot;&gt;&lt;script&gt;boom()&lt;/script&gt;&amp;amp;');
      expect(page, path).not.to.include('<script>');
    }
  });

  it('FL-8 A81 the links in mails lead to a page for them, the same for everybody, that no search engine keeps', async () => {
    const { get, made } = pagesOf(OFFERS);
    const response = await get('/practice/my/appointments');
    const page = await response.text();
    expect(page).to.include('<rota-appointments backend="/" site="practice" heading-level="1">');
    expect(page).to.include('<title>Your appointments · The practice</title>');
    expect(page).to.include('<meta name="robots" content="noindex" />').and.include('/-/rota-own.js');
    expect(page).not.to.match(/<style|style=|<script>|\bon\w+=/);
    const headers = ['x-robots-tag', 'referrer-policy'].map((name) => response.headers.get(name));
    expect(headers).to.deep.equal(['noindex', 'no-referrer']);
    expect(response.headers.get('content-security-policy')).to.include("default-src 'none'; script-src 'self'");
    expect((await get('/Practice/my/appointments/')).headers.get('location')).to.equal('/practice/my/appointments');
    expect((await get('/practice/more/my/appointments')).status).to.equal(404);
    expect([...made().pages.keys()]).not.to.include('/my/appointments');
    const german = await pagesOf({ ...OFFERS, language: 'de' }).text('/practice/my/appointments');
    expect(german).to.include('<html lang="de"').and.include('<title>Ihre Termine ·');
  });

  it('FL-12 PK-1 a package has a page on which it is taken, and one that its link opens, which no search engine keeps', async () => {
    const { get, text } = pagesOf(OFFERS);
    const page = await text('/practice/package/five');
    expect(page.replace(/\s+/g, ' ')).to.include(
      '<rota-package backend="/" site="practice" package="five" heading-level="1" manage-page="/practice/my/appointments"',
    );
    expect(page).to.include('<title>Five · The practice</title>').and.include('/-/rota-package.js');
    expect(page).not.to.include('<h1>').and.not.include('<rota-booking');
    const own = await get('/practice/my/package');
    expect(own.headers.get('x-robots-tag')).to.equal('noindex');
    const shown = (await own.text()).replace(/\s+/g, ' ');
    expect(shown).to.include(
      '<rota-package backend="/" site="practice" heading-level="1" manage-page="/practice/my/appointments"',
    );
    expect(shown).to.include('<title>Your package · The practice</title>').and.include('/-/rota-package.js');
    expect((await get('/practice/my/package/')).headers.get('location')).to.equal('/practice/my/package');
    expect((await get('/practice/package/six')).status).to.equal(404);
  });

  it('A89 A81 whoever did not book says so on a page in the language of the mail; nothing happens before the button', async () => {
    const { get, text } = pagesOf({ ...OFFERS, name: 'Lily & Co' });
    const response = await get('/practice/my/not-me?in=de', { 'accept-language': 'fr' });
    const page = await response.text();
    expect(page)
      .to.include('<html lang="de" dir="ltr">')
      .and.include('<title>Das war ich nicht · Lily &amp; Co</title>');
    expect(page).to.include('data-call="disown"').and.include('Jemand hat bei Lily &amp; Co Ihre Adresse angegeben.');
    expect(page).not.to.match(/<style|style=|<script>|\bon\w+=|<form/);
    expect(response.headers.get('x-robots-tag')).to.equal('noindex');
    const [code] = /\/-\/disown\.[\w-]+\.js/.exec(page)!;
    const script = await get(code);
    expect([script.status, script.headers.get('content-type')]).to.deep.equal([200, 'text/javascript; charset=utf-8']);
    expect(await script.text()).to.include("addEventListener('click'");
    for (const query of ['', '?in=xx', '?in=%22%3E']) {
      expect(await text(`/practice/my/not-me${query}`)).to.include('<html lang="en" dir="ltr">');
    }
  });

  it('tells of each answer by the pattern of its address, and says which request it was', async () => {
    const { get, answered } = pagesOf(OFFERS);
    const { headers } = await get('/practice/talk?name=cleo');
    await get('/practice/nothing/here');
    await get('/-/pages.abc.css');
    const told = answered.map(({ method, route, status }) => [method, route, status]);
    expect(told).to.deep.equal([
      ['GET', '/:site{[^-][^/]*}/:first?/:second?', 200],
      ['GET', '/:site{[^-][^/]*}/:first?/:second?', 404],
      ['GET', '/-/:file', 200],
    ]);
    expect(headers.get('x-request-id')).to.equal(answered[0]!.requestId);
    expect(JSON.stringify(answered)).not.to.include('cleo');
  });

  it('says title, description and language, and the direction of the script', async () => {
    const page = await pagesOf({ ...PRACTICE, language: 'ar' }).text('/practice/talk');
    expect(page).to.include('<html lang="ar" dir="rtl">').and.include('<title>Talk · The practice</title>');
    expect(await pagesOf(PRACTICE).text('/practice')).to.include(
      '<meta name="description" content="Massage, Talk, and Class" />',
    );
  });

  it('writes times as the visitor’s region does, in the site’s language', async () => {
    const { get } = pagesOf(PRACTICE);
    const language = async (accepted: string): Promise<unknown> => {
      const response = await get('/practice', { 'accept-language': accepted });
      expect(response.headers.get('vary')).to.equal('Accept-Language');
      return /<html lang="([^"]+)"/.exec(await response.text())?.[1];
    };
    expect(await language('de-AT, en-GB;q=0.7')).to.equal('en-GB');
    expect(await language('de')).to.equal('en');
    expect(await language('en-"><b>')).to.equal('en');
  });

  it('FL-4 what a page says of its own is in the language of its site: where nothing is, and where nothing runs', async () => {
    const { get } = pagesOf({ ...PRACTICE, language: 'he' });
    const missing = await (await get('/practice/nothing/here')).text();
    expect(missing).to.include('<html lang="he" dir="rtl">').and.include('<h1>אין דבר בכתובת הזאת</h1>');
    expect(missing).to.include('<strong>לכל מה שאפשר לקבוע</strong>');
    for (const path of ['', '/my/appointments', '/my/not-me'])
      expect(await (await get(`/practice${path}`)).text(), path).to.include('<noscript><p lang="he" dir="rtl">הדף הזה');
  });

  it('A wrong address gets 404, and a way on: the site’s own page where the site is known', async () => {
    const { get } = pagesOf(PRACTICE, { ...PRACTICE, id: 'other', phone: '+49 30 1' });
    const other = await get('/other/nothing');
    expect(other.status).to.equal(404);
    expect(await other.text())
      .to.include('href="/other"')
      .and.include('href="tel:+49301"');
    for (const path of ['/', '/nothing', '/practice/talk/more/still', '/-/other.css', '//practice']) {
      const { status } = await get(path);
      expect([path, status]).to.deep.equal([path, 404]);
    }
  });

  it('leads from the root to the only site, and from what was typed with capitals or a slash too many to the page', async () => {
    const { get } = pagesOf(PRACTICE);
    for (const [typed, address] of [
      ['/', '/practice'],
      ['/Practice/Talk/', '/practice/talk'],
      ['/practice/', '/practice'],
    ] as const) {
      expect((await get(typed)).headers.get('location'), typed).to.equal(address);
    }
  });

  it('is asked about each time and sent once; what it loads is kept for good, packed where the browser can unpack it', async () => {
    const { get } = pagesOf(PRACTICE);
    const first = await get('/practice');
    expect(first.headers.get('cache-control')).to.equal('no-cache');
    const again = await get('/practice', { 'if-none-match': first.headers.get('etag')! });
    expect(again.status).to.equal(304);
    const packed = await get('/-/rota-abc.js', { 'accept-encoding': 'gzip, br' });
    expect(await packed.text()).to.equal('packed');
    expect(packed.headers.get('content-encoding')).to.equal('br');
    expect(packed.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    for (const accepted of ['gzip', 'br;q=0', '']) {
      const plain = await get('/-/rota-abc.js', { 'accept-encoding': accepted });
      expect([await plain.text(), plain.headers.get('content-encoding')], accepted).to.deep.equal(['code', null]);
    }
  });

  it('DESIGN 12 begins with the first of the script tag’s files, and asks for the second at once', async () => {
    const page = await pagesOf(PRACTICE).text('/practice');
    expect(page).to.include('<script type="module" src="/-/rota-abc.js"></script>');
    expect(page).to.include('<link rel="modulepreload" href="/-/rota-x.js" />');
  });

  it('pages of any origin may load the script tag’s files; the one whose name stays is asked for again', async () => {
    const { get } = pagesOf(PRACTICE);
    for (const [name, kept] of [
      ['rota.js', 'public, max-age=300'],
      ['rota-x.js', 'public, max-age=31536000, immutable'],
    ] as const) {
      const { headers } = await get(`/-/${name}`);
      expect(headers.get('cache-control')).to.equal(kept);
      expect(headers.get('access-control-allow-origin')).to.equal('*');
    }
  });

  it('wears the colours of the site file, in a style sheet whose name changes with them', async () => {
    const look = { accent: '#8a4b2f', page: '#f4efe7', font: 'Georgia, serif', dark: { page: '#1c1613' } };
    const sheet = async (file: SiteFile): Promise<string> =>
      /href="(\/-\/practice\.[^"]+)"/.exec(await pagesOf(file).text('/practice'))![1]!;
    const address = await sheet({ ...PRACTICE, look });
    const css = await pagesOf({ ...PRACTICE, look }).text(address);
    expect(css).to.include('--rota-accent: #8a4b2f;').and.include('--rota-font: Georgia, serif;');
    expect(css).to.match(/prefers-color-scheme: dark\) \{\n:root \{\n {2}color-scheme: dark;\n {2}--page: #1c1613;/);
    expect(await sheet({ ...PRACTICE, look: { accent: '#000' } })).not.to.equal(address);
    expect((await pagesOf(PRACTICE).get(address)).status).to.equal(404);
    expect(() => siteFromFile({ ...PRACTICE, look: { font: 'a; } body { color: red' } })).to.throw('look.font');
    expect(() => siteFromFile({ ...PRACTICE, look: { accent: 'red;' } })).to.throw('look.accent');
    expect(() => siteFromFile({ ...PRACTICE, language: 'the German one' })).to.throw('language: "the German one"');
  });
});
