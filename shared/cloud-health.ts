import { request } from './http.ts';

/** What a running embedded cloud says about itself. */
export interface CloudHealth {
  /** Such as `http://127.0.0.1:4566`. */
  url: string;
  pid: number;
}

/** The embedded cloud at an address, or undefined when nothing, or something else, answers there. */
export async function cloudAt(url: string, timeoutMs = 2_000): Promise<CloudHealth | undefined> {
  try {
    const answer = await request(`${url}/_cinedb/health`, { timeoutMs });
    const health = JSON.parse(answer.text()) as { status?: unknown; pid?: unknown };
    return health.status === 'ready' ? { url, pid: Number(health.pid) } : undefined;
  } catch {
    return undefined;
  }
}
