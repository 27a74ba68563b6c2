// How a process that runs code of the site speaks with the grader. It is told { id, name, args } and says { id, value } or
// { id, problem }. What the code of the site asks the network for, the grader is asked.
import './no-network.mjs';

const { process } = globalThis;
const post = (message) => process.send(message);
const waiting = new Map();
let requests = 0;

/** @throws TypeError when there is no answer, as fetch does */
export async function askGrader({ url, method, headers }, body) {
  requests += 1;
  const id = requests;
  const answer = await new Promise((done) => {
    waiting.set(id, done);
    const sent = Buffer.from(body).toString('base64');
    post({ fetch: id, url, method, headers: Object.fromEntries(headers), body: sent });
  });
  waiting.delete(id);
  if (answer.problem) throw new TypeError(answer.problem);
  return { ...answer, bytes: Buffer.from(answer.body, 'base64') };
}

/** Does what the grader says. `find` gives the function of a name, or throws. */
export function obey(find) {
  process.on('message', (message) => {
    if (message.fetched === undefined) run(find, message);
    else waiting.get(message.fetched)?.(message);
  });
}

async function run(find, { id, name, args }) {
  try {
    const value = await find(name)(...args);
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
