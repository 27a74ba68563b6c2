// What js/session.js needs of a browser, in a Node process of its own: two storages, an address, a clock that can be set
// ahead, and a fetch that asks the grader. It runs code of the site, so it gets no keys, no files but the site's own and
// no network.
import { askGrader, obey } from './asked-by-grader.mjs';

const origin = process.argv[2];

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

async function fetchByGrader(input, init) {
  const request = new Request(typeof input === 'string' ? new URL(input, origin) : input, init);
  const answer = await askGrader(request, await request.arrayBuffer());
  const isEmpty = [204, 205, 304].includes(answer.status);
  return new Response(isEmpty ? null : answer.bytes, answer);
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

obey((name) => {
  const work = Object.hasOwn(own, name) ? own[name] : site[name];
  if (typeof work !== 'function') throw new Error(`js/session.js does not export ${name}`);
  return work;
});
