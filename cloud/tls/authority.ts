import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';

/** The local certificate authority: made once, it signs a certificate for each public host when it is first asked for. */
export interface Authority {
  /** The authority's own certificate, in PEM: what a browser must trust. */
  certificate(): Promise<string>;
  /** For `tls.createServer`: finds or signs the certificate of a host. */
  contextFor(host: string, done: (error: Error | null, context?: SecureContext) => void): void;
}

interface KeyPair {
  key: string;
  cert: string;
}

const YEARS = 10;
/** Browsers refuse server certificates that are valid for longer than 398 days. */
const HOST_DAYS = 397;
const KEY_ALGORITHM = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/**
 * Opens the authority of a state folder, or a passing one. Nothing is made before a visitor comes over TLS, so that
 * the cloud starts at once.
 */
export function openAuthority(stateDir?: string): Authority {
  let root: Promise<KeyPair> | undefined;
  const contexts = new Map<string, Promise<SecureContext>>();
  const authority = () => {
    root ??= stateDir ? stored(join(stateDir, 'tls')) : makeRoot();
    return root;
  };
  return {
    certificate: async () => (await authority()).cert,
    contextFor(host, done) {
      const context = contexts.get(host) ?? authority().then((ca) => signHost(ca, host));
      contexts.set(host, context);
      context.then((made) => done(null, made), done);
    },
  };
}

async function stored(folder: string): Promise<KeyPair> {
  const path = join(folder, 'authority.json');
  const kept = readKeyPair(path);
  if (kept) return kept;
  const made = await makeRoot();
  mkdirSync(folder, { recursive: true });
  // The key stays on this machine: nobody but its user may read it.
  writeFileSync(`${path}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  writeFileSync(join(folder, 'ca.pem'), made.cert);
  return made;
}

/** A file that cannot be read is replaced: browsers that trusted its key have to be told again. */
function readKeyPair(path: string): KeyPair | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const pair = JSON.parse(readFileSync(path, 'utf8')) as KeyPair;
    createSecureContext(pair);
    return pair;
  } catch {
    process.emitWarning(`${path} is damaged: the cloud makes a new certificate authority`);
    return undefined;
  }
}

async function makeRoot(): Promise<KeyPair> {
  const { generate } = await import('selfsigned');
  const notAfterDate = new Date();
  notAfterDate.setFullYear(notAfterDate.getFullYear() + YEARS);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'CineDB embedded cloud' }], {
    ...KEY_ALGORITHM,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key, cert };
}

async function signHost(ca: KeyPair, host: string): Promise<SecureContext> {
  const { generate } = await import('selfsigned');
  const notAfterDate = new Date();
  notAfterDate.setDate(notAfterDate.getDate() + HOST_DAYS);
  const { private: key, cert } = await generate([{ name: 'commonName', value: host.slice(0, 64) }], {
    ...KEY_ALGORITHM,
    notAfterDate,
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
    ],
  });
  // The whole chain: a browser that is told to trust the authority's key must see that key.
  return createSecureContext({ key, cert: `${cert}\n${ca.cert}` });
}
