import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

const graph = new Map([
  ['last', new Set(['left', 'right'])],
  ['left', new Set(['first'])],
  ['right', new Set(['first', 'elsewhere'])],
  ['first', new Set<string>()],
]);

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html
describe('inOrder', () => {
  it('runs side by side what does not wait for each other', async () => {
    const told: string[] = [];
    const run = async (id: string) => {
      told.push(`${id} begins`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      told.push(`${id} ends`);
      return true;
    };
    await inOrder(graph, run, () => true);
    expect(told.slice(0, 4)).toEqual(['first begins', 'first ends', 'left begins', 'right begins']);
    expect(told.slice(-2)).toEqual(['last begins', 'last ends']);
  });

  it('leaves out what waits for a task that failed', async () => {
    const ran: string[] = [];
    const run = async (id: string) => {
      ran.push(id);
      return id !== 'left';
    };
    await inOrder(graph, run, () => true);
    expect(ran.sort()).toEqual(['first', 'left', 'right']);
  });

  it('starts nothing more when it may not go on', async () => {
    const ran: string[] = [];
    const run = async (id: string) => {
      ran.push(id);
      return true;
    };
    await inOrder(graph, run, () => ran.length === 0);
    expect(ran).toEqual(['first']);
  });
});
