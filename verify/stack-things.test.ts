import { describe, expect, it } from 'vitest';
import type { GradedStack } from './graded-stack.ts';
import { findThing } from './stack-things.ts';

function stackOf(resources: Record<string, string>, outputs: Record<string, string> = {}): GradedStack {
  return {
    name: 'cinedb-ana-dev',
    stack: { StackName: 'cinedb-ana-dev', StackStatus: 'CREATE_COMPLETE', CreationTime: undefined },
    outputs,
    resources: Object.entries(resources).map(([logicalId, type]) => ({
      logicalId,
      physicalId: `id-of-${logicalId}`,
      type,
    })),
  };
}

const bucket = 'AWS::S3::Bucket';

describe('findThing', () => {
  it('believes the output, whatever the logical id is', () => {
    const graded = stackOf({ One: bucket, Two: bucket }, { SiteBucketName: 'id-of-Two' });
    expect(findThing(graded, 'siteBucket')).toBe('id-of-Two');
  });

  it('does not believe an output that names something outside the stack', () => {
    const graded = stackOf({ Table: 'AWS::DynamoDB::Table' }, { MoviesTableName: 'cinedb-ana-movies' });
    expect(findThing(graded, 'moviesTable')).toBe('id-of-Table');
  });

  it('takes the only one of its type where no output says it', () => {
    expect(findThing(stackOf({ Anything: 'AWS::ApiGateway::RestApi' }), 'restApi')).toBe('id-of-Anything');
  });

  it('takes of several the one whose logical id says it', () => {
    const graded = stackOf({ WebBucket: bucket, PosterStore: bucket });
    expect(findThing(graded, 'siteBucket')).toBe('id-of-WebBucket');
    expect(findThing(graded, 'postersBucket')).toBe('id-of-PosterStore');
  });

  it('takes none where nobody can tell, or there is none', () => {
    expect(findThing(stackOf({ One: bucket, Two: bucket }), 'siteBucket')).toBeUndefined();
    expect(findThing(stackOf({}), 'userPool')).toBeUndefined();
  });
});
