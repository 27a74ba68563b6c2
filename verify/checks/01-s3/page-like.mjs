// A page of the site in what looks to it like a browser: happy-dom. It runs code of the site, so it gets no keys and no
// files, and what the page asks for, the grader answers. It is no .js, because Node 20 would look for a package.json to
// know what that is, and may not read any.
import { askGrader, obey } from '../asked-by-grader.mjs';

const [happyDom, origin] = process.argv.slice(2);
const { Browser, VirtualConsoleLogLevelEnum: levels } = await import(happyDom);

const problems = [];
// A promise of the page's that nothing catches ends no browser either.
process.on('unhandledRejection', (error) => void problems.push(String(error?.stack ?? error)));

let browser;
let page;

const own = {
  /** Whether there is a browser at all. */
  ready: () => true,

  async open(path) {
    await browser?.close();
    problems.length = 0;
    browser = new Browser({ settings });
    page = browser.newPage();
    await page.goto(origin + path, { beforeContentCallback: complete });
  },

  /** What a visitor can read: the text of the page, and what its fields hold. */
  text() {
    const fields = [...all('input, textarea')].map(({ value }) => value);
    return [document()?.body?.textContent, ...fields].join(' ');
  },

  /** What went wrong in the page's scripts, as a browser's console shows it. */
  problems: () => [...problems, page.virtualConsolePrinter.readAsString(levels.error)].join('\n').trim(),

  pressAll() {
    for (const button of buttons(document())) button.click();
  },

  /** Presses the button to delete that is nearest to a text, and the one of the dialog that opens. */
  pressDelete(near) {
    const mayDelete = buttons(document()).filter((button) => !button.closest('dialog') && saysDelete(button));
    const [nearest] = mayDelete.sort((one, other) => distance(one, near) - distance(other, near));
    nearest?.click();
    const dialog = document()?.querySelector('dialog[open]');
    if (dialog) (buttons(dialog).find(saysDelete) ?? buttons(dialog).at(-1))?.click();
    return nearest !== undefined;
  },

  /** Fills the form with the fields of a film and sends it. False while there is none that can be sent. */
  sendForm(values, poster) {
    const form = [...all('form')].find((one) =>
      [...Object.keys(values), 'poster'].every((name) => field(one, name)),
    );
    const send = form && buttons(form).find((button) => button.type === 'submit');
    if (!send) return false;
    for (const [name, value] of Object.entries(values)) fill(field(form, name), value);
    choose(field(form, 'poster'), poster);
    form.requestSubmit();
    return true;
  },
};

const settings = {
  enableJavaScriptEvaluation: true,
  handleDisabledFileLoadingAsSuccess: true,
  fetch: { disableSameOriginPolicy: true, interceptor: { beforeAsyncRequest: answered } },
};

async function answered({ request, window }) {
  const answer = await askGrader(request, await request.arrayBuffer());
  return new window.Response(answer.status === 204 ? null : answer.bytes, answer);
}

/** What happy-dom leaves out and a site may use; and nothing goes out but by the grader. */
function complete(window) {
  window.WebSocket = undefined;
  window.EventSource = undefined;
  window.confirm = () => true;
  window.IntersectionObserver = class {
    constructor(tell) {
      this.tell = tell;
    }
    observe(target) {
      window.setTimeout(() => this.tell([{ target, isIntersecting: true, intersectionRatio: 1 }], this));
    }
    unobserve() {}
    disconnect() {}
  };
}

const document = () => page?.mainFrame?.document;

function all(selector) {
  return document()?.querySelectorAll(selector) ?? [];
}

function buttons(within) {
  const found =
    within?.querySelectorAll('button, input[type=submit], input[type=button], [role=button]') ?? [];
  return [...found].filter((button) => !button.closest('[hidden], :disabled'));
}

function saysDelete(button) {
  const words = [button.textContent, button.value, button.title, button.ariaLabel, button.className];
  return /delete|remove/i.test(words.join(' '));
}

/** How much text the smallest element has that holds both the button and the text. */
function distance(button, near) {
  for (let around = button; around; around = around.parentElement) {
    if (around.textContent.includes(near)) return around.textContent.length;
  }
  return Number.POSITIVE_INFINITY;
}

function field(form, name) {
  return form.querySelector(`[name="${name}"]`);
}

function fill(input, value) {
  // happy-dom reckons whether 7.5 is a multiple of 0.1, and errs.
  if (input.type === 'number') input.step = 'any';
  input.value = value;
  tell(input);
}

function choose(input, { bytes, type, name }) {
  const { DataTransfer, File } = page.mainFrame.window;
  const chosen = new DataTransfer();
  chosen.items.add(new File([Buffer.from(bytes, 'base64')], name, { type }));
  input.files = chosen.files;
  tell(input);
}

function tell(input) {
  const { Event } = page.mainFrame.window;
  for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, { bubbles: true }));
}

obey((name) => own[name]);
