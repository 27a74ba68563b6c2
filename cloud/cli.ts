import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { logLine } from './log-line.ts';
import { startCloud } from './start.ts';
import { ownerOf } from './state/lock.ts';

const HELP = `npm run cloud -- [--port 4566] [--fresh] [--state FOLDER] [--verbose]
npm run cloud -- --stop

Runs the embedded cloud in the foreground, one line for each call: time, principal, operation, outcome.

  --port N         the port for AWS's API and for the public hosts (default 4566)
  --fresh          forget the state of earlier runs first
  --state FOLDER   where the state is kept (default .cinedb/cloud)
  --stop           end the cloud that runs in the background, and keep its state
  --verbose        show the stack of a fault of the cloud's own
  --help           this text

Use it with the AWS CLI:
  AWS_ENDPOINT_URL=http://127.0.0.1:4566  AWS_DEFAULT_REGION=us-east-1
  AWS_ACCESS_KEY_ID=test  AWS_SECRET_ACCESS_KEY=test
`;
const USAGE = 64;

interface Options {
  port: number;
  stateDir: string;
  fresh: boolean;
  stop: boolean;
  verbose: boolean;
}

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options.stop) return await stop(options);
  try {
    const cloud = await startCloud({
      port: options.port,
      stateDir: options.stateDir,
      fresh: options.fresh,
      log: (record, milliseconds) => console.log(logLine(record, milliseconds, options.verbose)),
    });
    console.log(`Embedded cloud ready at ${cloud.url} (Ctrl-C stops it)`);
    console.log(`Its state is in ${options.stateDir}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void cloud.close().then(() => process.exit(0)));
    }
  } catch (error) {
    fail(await startProblem(error as NodeJS.ErrnoException, options), 1);
  }
}

/** The state folder knows which process has it. Nothing is lost: all that was acknowledged is on the disk. */
async function stop({ stateDir }: Options): Promise<void> {
  const owner = await ownerOf(stateDir);
  if (owner) process.kill(owner.pid);
  console.log(owner ? `Stopped the cloud at ${owner.url}.` : `No cloud runs with its state in ${stateDir}.`);
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4566' },
        state: { type: 'string', default: '.cinedb/cloud' },
        fresh: { type: 'boolean', default: false },
        stop: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new Error(`--port ${values.port} is no port. Give a number from 1 to 65535.`);
    }
    const { fresh, stop, verbose } = values;
    return { port, stateDir: resolve(values.state), fresh, stop, verbose };
  } catch (error) {
    return fail(`${(error as Error).message} See npm run cloud -- --help`, USAGE);
  }
}

async function startProblem(error: NodeJS.ErrnoException, { port, stateDir }: Options): Promise<string> {
  switch (error.code) {
    case 'EADDRINUSE': {
      const owner = await ownerOf(stateDir);
      return owner
        ? `The course's cloud runs already, at ${owner.url}. Use it, or end it first: npm run cloud -- --stop`
        : `Port ${port} is taken. Stop the program that uses it, or choose another: npm run cloud -- --port ${port + 1}`;
    }
    case 'EACCES':
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EROFS':
      return `The state folder ${stateDir} cannot be written (${error.code}). Name another: npm run cloud -- --state FOLDER`;
    default:
      return error.message;
  }
}

function fail(message: string, code: number): never {
  console.error(`cloud: ${message}`);
  process.exit(code);
}
