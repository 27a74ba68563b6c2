import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { courseRoot } from '../../shared/root.ts';
import { awsCli, pathOf, suiteWith } from '../tools.ts';

/** The arguments of a command that the lesson of module 1 shows; quotes and continued lines as a shell reads them. */
function fromLesson(command: string): string[] {
  const lesson = readFileSync(join(courseRoot, 'modules', '01-s3', 'README.md'), 'utf8').replace(/\\\n/g, '');
  const line = lesson.split('\n').find((text) => text.startsWith(`aws ${command} `)) ?? '';
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(1);
}

/** Runs the AWS CLI, which checks its input against AWS's model first, and answers what it sent. */
async function sent(args: string[]): Promise<{ target: string; body: unknown }> {
  let seen = { target: '', body: undefined as unknown };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      seen = { target: String(request.headers['x-amz-target']), body: JSON.parse(text) };
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_SESSION_TOKEN: '' };
  const env = { ...process.env, ...keys, AWS_DEFAULT_REGION: 'us-east-1', AWS_MAX_ATTEMPTS: '1' };
  try {
    await promisify(execFile)(pathOf(awsCli), [...args, '--endpoint-url', endpoint], { env });
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return seen;
}

suiteWith([awsCli], 'the budget alarm of the lesson', () => {
  // https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
  it('is five dollars a month, with a warning at 80 % spent and at 100 % expected', async () => {
    const { target, body } = await sent(fromLesson('budgets create-budget'));
    const warning = (NotificationType: string, Threshold: number) => ({
      Notification: { NotificationType, ComparisonOperator: 'GREATER_THAN', Threshold },
      Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'you@example.com' }],
    });
    expect(target).toBe('AWSBudgetServiceGateway.CreateBudget');
    expect(body).toEqual({
      AccountId: '123456789012',
      Budget: {
        BudgetName: 'cinedb',
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: '5', Unit: 'USD' },
      },
      NotificationsWithSubscribers: [warning('ACTUAL', 80), warning('FORECASTED', 100)],
    });
  });

  it('is deleted by its name', async () => {
    const { target, body } = await sent(fromLesson('budgets delete-budget'));
    expect(target).toBe('AWSBudgetServiceGateway.DeleteBudget');
    expect(body).toEqual({ AccountId: '123456789012', BudgetName: 'cinedb' });
  });
});
