// Drives WebKit over the WebDriver protocol (https://www.w3.org/TR/webdriver2/): WebKitGTK's own driver and its smallest browser,
// on a screen that nobody sees. The library for it, webdriverio, brings installers of drivers that it fetches from the network;
// what tests need of the protocol is these few calls.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE = 30_000;

/** The keys that WebDriver names by a character of their own. */
const KEYS = {
  ...{ Backspace: '\ue003', Tab: '\ue004', Enter: '\ue007', Shift: '\ue008', Control: '\ue009', Alt: '\ue00a' },
  ...{ Escape: '\ue00c', Space: ' ', PageUp: '\ue00e', PageDown: '\ue00f', End: '\ue010', Home: '\ue011' },
  ...{ ArrowLeft: '\ue012', ArrowUp: '\ue013', ArrowRight: '\ue014', ArrowDown: '\ue015', Delete: '\ue017' },
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

const key = (type, name) => ({ type, value: KEYS[name] ?? name });
/** Down in the order of the words, up in the other: `Shift+Tab`. */
const press = (keys) => [
  ...keys.map((name) => key('keyDown', name)),
  ...keys.toReversed().map((name) => key('keyUp', name)),
];

/** A program that is killed when this one ends. */
function start(command, args, env = {}) {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  process.on('exit', () => child.kill());
  return child;
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A folder of settings in which nothing moves. WebDriver emulates no media; WebKitGTK takes them from those of its desktop. */
function stillSettings() {
  const folder = mkdtempSync(join(tmpdir(), 'rota-webkit-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0', 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  return folder;
}

/** The path of WebKitGTK's own small browser, which Debian puts into the folder of the machine's kind. */
export const findWebKit = () =>
  (existsSync('/usr/lib') ? readdirSync('/usr/lib') : [])
    .flatMap((folder) => ['4.1', '4.0'].map((version) => `/usr/lib/${folder}/webkit2gtk-${version}/MiniBrowser`))
    .find((path) => existsSync(path));

/**
 * Starts WebKit with one page, in a desktop without motion.
 *
 * @param env More for the browser's environment: its zone (`TZ`), its language (`LANG`).
 */
export async function startWebKit(env = {}) {
  const [port, screen] = [await freePort(), `:${100 + (process.pid % 800)}`];
  const desktop = { DISPLAY: screen, LIBGL_ALWAYS_SOFTWARE: '1', XDG_CONFIG_HOME: stillSettings(), ...env };
  const programs = [
    start('Xvfb', [screen, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']),
    start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], desktop),
  ];

  async function call(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  }

  async function open() {
    const options = { binary: findWebKit(), args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    for (const until = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
      try {
        return `/session/${(await call('POST', '/session', { capabilities })).sessionId}`;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  }

  const session = await open();
  const act = (source) => call('POST', `${session}/actions`, { actions: [source] });
  const keys = (actions) => act({ type: 'key', id: 'keyboard', actions });
  const mouse = (...actions) => act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  const move = (x, y) => ({ type: 'pointerMove', x, y, duration: 0 });
  const button = (type, { button: name = 'left' } = {}) => ({ type, button: BUTTONS[name] });

  return {
    /** What the commands of the component tests use of Playwright's page. */
    page: {
      keyboard: {
        type: (text) => keys([...text].flatMap((letter) => press([letter]))),
        press: (names) => keys(press(names.split('+'))),
        down: (name) => keys([key('keyDown', name)]),
        up: (name) => keys([key('keyUp', name)]),
      },
      mouse: {
        move: (x, y) => mouse(move(x, y)),
        down: (which) => mouse(button('pointerDown', which)),
        up: (which) => mouse(button('pointerUp', which)),
        click: (x, y, which) => mouse(move(x, y), button('pointerDown', which), button('pointerUp', which)),
      },
      /** Nothing moves from the start on; nothing else can be asked for. */
      async emulateMedia(media) {
        const other = Object.keys(media).filter((name) => name !== 'reducedMotion');
        if (other.length > 0) throw new Error(`WebKit: ${other.join(', ')} can’t be emulated.`);
      },
      goto: (url) => call('POST', `${session}/url`, { url }),
      url: () => call('GET', `${session}/url`),
      /** Runs the body of a function in the page: `return arguments[0]`. */
      run: (script, ...args) => call('POST', `${session}/execute/sync`, { script, args }),
    },
    async stop() {
      await call('DELETE', session).catch(() => undefined);
      for (const program of programs) program.kill();
    },
  };
}
