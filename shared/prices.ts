/** What AWS asks for one thing, in us-east-1. */
export interface Price {
  /** US dollars. */
  usd: number;
  /** What one pays them for. */
  per: string;
  /** The page that says so. */
  source: string;
  /** When that was, in the words of the lessons. */
  asOf: string;
}

const s3 = { source: 'https://aws.amazon.com/s3/pricing/', asOf: 'early 2026' };
const dynamodb = { source: 'https://aws.amazon.com/dynamodb/pricing/provisioned/', asOf: 'early 2026' };
const lambda = { source: 'https://aws.amazon.com/lambda/pricing/', asOf: 'early 2026' };
const logs = { source: 'https://aws.amazon.com/cloudwatch/pricing/', asOf: 'early 2026' };
const apigateway = { source: 'https://aws.amazon.com/api-gateway/pricing/', asOf: 'early 2026' };
const cognito = { source: 'https://aws.amazon.com/cognito/pricing/', asOf: 'September 2026' };

/**
 * Every price that the course names: the lessons' tables and `npm run status` have theirs from here. A test holds the
 * lessons to it. To renew a price look at its page, then change the price and its date here and in the lesson.
 */
export const prices = {
  s3Storage: { usd: 0.023, per: 'GB a month', ...s3 },
  s3Writes: { usd: 0.005, per: '1,000 requests', ...s3 },
  s3Reads: { usd: 0.0004, per: '1,000 requests', ...s3 },
  writeUnit: { usd: 0.00065, per: 'unit an hour', ...dynamodb },
  readUnit: { usd: 0.00013, per: 'unit an hour', ...dynamodb },
  tableStorage: { usd: 0.25, per: 'GB a month', ...dynamodb },
  tableRecovery: { usd: 0.2, per: 'GB a month', ...dynamodb },
  lambdaRequests: { usd: 0.2, per: 'million requests', ...lambda },
  lambdaTime: { usd: 0.0000133, per: 'GB-second on arm', ...lambda },
  logsTakenIn: { usd: 0.5, per: 'GB taken in', ...logs },
  logsStored: { usd: 0.03, per: 'GB a month', ...logs },
  restApiCalls: { usd: 3.5, per: 'million calls', ...apigateway },
  httpApiCalls: { usd: 1, per: 'million calls', ...apigateway },
  apiCache: { usd: 0.02, per: 'hour, the smallest cache', ...apigateway },
  dataOut: {
    usd: 0.09,
    per: 'GB',
    source: 'https://aws.amazon.com/ec2/pricing/on-demand/',
    asOf: 'early 2026',
  },
  essentialsUser: { usd: 0.015, per: 'active user a month, beyond 10,000', ...cognito },
  plusUser: { usd: 0.02, per: 'active user a month', ...cognito },
} satisfies Record<string, Price>;
