// What js/session.js needs of a browser, in a Node process of its own: two storages, an address, a clock that can be set
// ahead, and a fetch that asks the grader. It runs code of the site, so it gets no keys, no files but the site's own and
// no network. The grader sends { id, name, args } and gets { id, value } or { id, problem }.
const { process } = globalThis;
const origin = process.argv[2];
const post = (message) => process.send(message);

class Storage {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, value) {
    this[key] = String(value);
  }
  removeItem(key) {
    delete this[key];
  }
  clear() {
    for (const key of Object.keys(this)) delete this[key];
  }
  key(index) {
    return Object.keys(this)[index] ?? null;
  }
  get length() {
    return Object.keys(this).length;
  }
}

const left = [];
const leave = (address) => void left.push(String(address));
const location = {
  origin,
  protocol: 'https:',
  host: new URL(origin).host,
  hostname: new URL(origin).hostname,
  pathname: '/login.html',
  search: '',
  hash: '',
  assign: leave,
  replace: leave,
  reload() {},
  get href() {
    return `${origin}/login.html`;
  },
  set href(address) {
    leave(address);
  },
};

let aheadMs = 0;
const RealDate = Date;
const clock = new Proxy(RealDate, {
  construct: (_target, args) =>
    args.length === 0 ? new RealDate(RealDate.now() + aheadMs) : new RealDate(...args),
  get: (target, name) => (name === 'now' ? () => RealDate.now() + aheadMs : Reflect.get(target, name)),
});

const waiting = new Map();
let requests = 0;

async function fetchByGrader(input, init) {
  const request = new Request(typeof input === 'string' ? new URL(input, origin) : input, init);
  const body = Buffer.from(await request.arrayBuffer()).toString('base64');
  requests += 1;
  const id = requests;
  const answer = await new Promise((done) => {
    waiting.set(id, done);
    const headers = Object.fromEntries(request.headers);
    post({ fetch: id, url: request.url, method: request.method, headers, body });
  });
  if (answer.problem) throw new TypeError(answer.problem);
  const isEmpty = [204, 205, 304].includes(answer.status);
  return new Response(isEmpty ? null : Buffer.from(answer.body, 'base64'), answer);
}

const [sessionStorage, localStorage] = [new Storage(), new Storage()];
const of = globalThis;
Object.assign(of, { window: of, self: of, Date: clock, fetch: fetchByGrader });
for (const [name, value] of Object.entries({ sessionStorage, localStorage })) {
  Object.defineProperty(of, name, { value, configurable: true });
}
Object.defineProperty(of, 'location', { get: () => location, set: leave, configurable: true });
delete of.process;

let site;
const own = {
  load: async () => {
    site = await import('./js/session.js');
  },
  kept: () => ({ session: { ...sessionStorage }, local: { ...localStorage }, left: left.splice(0) }),
  setAhead: (ms) => {
    aheadMs = ms;
  },
};

async function run({ id, name, args }) {
  try {
    const work = Object.hasOwn(own, name) ? own[name] : site[name];
    if (typeof work !== 'function') throw new Error(`js/session.js does not export ${name}`);
    const value = await work(...args);
    post({ id, value: plain(value) });
  } catch (error) {
    const { name: kind, code, message } = Object(error);
    post({ id, problem: message === undefined ? String(error) : `${code ?? kind}: ${message}` });
  }
}

function plain(value) {
  if (value === undefined) return undefined;
  return typeof value === 'function' ? '[a function]' : JSON.parse(JSON.stringify(value) ?? 'null');
}

process.on('message', (message) => {
  if (message.fetched === undefined) run(message);
  else waiting.get(message.fetched)?.(message);
});
