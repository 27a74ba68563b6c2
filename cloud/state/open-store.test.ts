import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './open-store.ts';

let stateDir: string;

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'cinedb-store-'));
});
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

describe('a store with a folder', () => {
  it('comes back with what was set, without what was deleted or dropped', () => {
    const first = openStore({ stateDir });
    const users = first.collection<{ age: number }>('iam/users', '111');
    users.set('ana', { age: 1 });
    users.set('ana', { age: 2 });
    users.set('bob', { age: 3 });
    users.delete('bob');
    first.collection('s3/objects', 'films').set('a', 1);
    first.drop('s3/objects', 'films');
    first.close();

    const second = openStore({ stateDir });
    expect([...second.collection('iam/users', '111').entries()]).toEqual([['ana', { age: 2 }]]);
    expect(second.collection('iam/users', '222').size).toBe(0);
    expect(second.collection('s3/objects', 'films').size).toBe(0);
    second.close();
  });

  it('leaves out a last line that a kill cut short', () => {
    const first = openStore({ stateDir });
    first.collection('c').set('whole', 1);
    first.close();
    appendFileSync(join(stateDir, 'state.jsonl'), '{"c":"c","k":"ha');

    const second = openStore({ stateDir });
    expect([...second.collection('c').keys()]).toEqual(['whole']);
    second.collection('c').set('next', 2);
    second.close();
    expect(readFileSync(join(stateDir, 'state.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('names the line of a journal that is damaged in its middle, and changes nothing', () => {
    openStore({ stateDir }).close();
    appendFileSync(join(stateDir, 'state.jsonl'), '{"c":"c","k":"a","v":1}\nnonsense\n');
    expect(() => openStore({ stateDir })).toThrow(/state\.jsonl, line 2 .*--fresh/);
    expect(readFileSync(join(stateDir, 'state.jsonl'), 'utf8')).toContain('nonsense');
    expect(() => openStore({ stateDir, fresh: true }).close()).not.toThrow();
  });

  it('keeps blobs apart from records', () => {
    const first = openStore({ stateDir });
    const id = first.blobs.put(new Uint8Array([1, 2, 3]));
    first.close();
    const second = openStore({ stateDir });
    expect([...second.blobs.get(id)]).toEqual([1, 2, 3]);
    second.blobs.delete(id);
    expect(() => second.blobs.get(id)).toThrow();
    second.close();
  });

  it('forgets when it is asked to', () => {
    const first = openStore({ stateDir });
    first.collection('c').set('a', 1);
    first.close();
    const second = openStore({ stateDir, fresh: true });
    expect(second.collection('c').size).toBe(0);
    second.close();
  });
});
