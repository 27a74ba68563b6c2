import { type AwsAnswer, awsAnswer } from '../../shared/aws-errors.ts';
import type { Clients } from '../../shared/clients.ts';

/** What AWS refused to the grader's role. */
export interface Denials {
  /** AWS's words for each, without what tells one call from another. */
  readonly found: ReadonlySet<string>;
  /** Ends the connections of the clients. */
  close(): void;
}

const DENIED = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);

/**
 * Notes whatever AWS refuses to the clients. A check may take "you may not" for "there is none"; points lost that way
 * would be lost by the role and not by the work.
 */
export function noteDenials(clients: Clients): Denials {
  const { s3, cloudfront, dynamodb, sts, iam, lambda, logs, apigateway, cognito, cloudformation } = clients;
  const all = [s3, cloudfront, dynamodb, sts, iam, lambda, logs, apigateway, cognito, cloudformation];
  const found = new Set<string>();
  for (const { middlewareStack } of all) {
    // Each service has types of its own for the same stack, and this one looks at errors alone.
    (middlewareStack as unknown as AnyStack).add(
      (next, { commandName = '' }) =>
        async (args) => {
          try {
            return await next(args);
          } catch (error) {
            const answer = awsAnswer(error);
            if (answer && DENIED.has(answer.code)) found.add(shown(answer, commandName));
            throw error;
          }
        },
      { step: 'initialize', name: 'noteDenials' },
    );
  }
  return {
    found,
    close: () => {
      for (const client of all) client.destroy();
    },
  };
}

type Next = (args: unknown) => Promise<unknown>;

type Middleware = (next: Next, context: { commandName?: string }) => Next;

interface AnyStack {
  add(middleware: Middleware, options: { step: 'initialize'; name: string }): void;
}

/**
 * `User: arn:… is not authorized to perform: s3:GetObject on resource: … because …` without the user, who is always the role,
 * and without the reason. The answer to a HEAD has no words, so that the call is named.
 */
function shown({ message, status }: AwsAnswer, commandName: string): string {
  const [, denied] = /perform: (\S+(?: on resource: (?:(?:role|policy|user) )?\S+)?)/.exec(message) ?? [];
  const isSilent = message.startsWith(`status ${status}`);
  return denied ?? (isSilent ? `the call ${commandName.replace(/Command$/, '')}` : message);
}
